package org.whereabouts.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.whereabouts.app.command.CommandTree;
import org.whereabouts.app.command.Setting;

/** The program. */
public final class Whereabouts {

    private Whereabouts() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        quiet();
        System.exit(CommandTree.of(Setting.ofProcess()).execute(args));
    }

    /** Standard output belongs to the answer: libraries say nothing there. The server sets up its own logging. */
    private static void quiet() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF);
        }
    }
}
