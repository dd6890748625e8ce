package org.whereabouts.app.terminal;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A terminal whose output a test reads. */
public final class CapturedTerminal {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Terminal terminal;

    public CapturedTerminal(int columns, boolean live) {
        this.terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), columns, live);
    }

    public Terminal terminal() {
        return terminal;
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }
}
