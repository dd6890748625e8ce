package org.whereabouts.app.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command writes.
 *
 * @param out what was asked for
 * @param err errors and hints
 * @param columns width that tables keep to, in characters
 * @param live true where lines may be redrawn in place; false in a pipe or a log
 */
public record Terminal(PrintWriter out, PrintWriter err, int columns, boolean live) {

    /** Width assumed where nobody says: that of a pipe, a log, and most terminals. */
    public static final int USUAL_COLUMNS = 80;

    private static final int LEAST_COLUMNS = 20;

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Pattern UNSEEN = Pattern.compile("[\\x7f-\\x9f\\p{Cf}&&[^\\x{10000}-\\x{10ffff}]]");

    public Terminal {
        columns = Math.max(columns, LEAST_COLUMNS);
    }

    /**
     * The process's own terminal. The launcher says in {@code WHEREABOUTS_TTY} whether standard output is one, and in
     * {@code COLUMNS} how wide it is: Java itself can tell neither.
     */
    public static Terminal ofProcess(Map<String, String> environment) {
        return new Terminal(
                writer(new FileOutputStream(FileDescriptor.out)),
                writer(new FileOutputStream(FileDescriptor.err)),
                columns(environment),
                "1".equals(environment.get("WHEREABOUTS_TTY")) && !"dumb".equals(environment.get("TERM")));
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int columns(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("COLUMNS"))
                .filter(text -> text.matches("[1-9][0-9]{0,3}"))
                .map(Integer::valueOf)
                .orElse(USUAL_COLUMNS);
    }

    /** One line of the answer. */
    public void println(String line) {
        out.println(line);
    }

    /** One line that is not part of the answer. */
    public void hint(String line) {
        err.println(line);
    }

    /** A value as JSON, indented, for {@code --json}. */
    public void printJson(Object value) {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        out.println(escaped(JSON.writer().with(printer).writeValueAsString(value)));
    }

    /** JSON escapes the control characters of ASCII alone (RFC 8259, section 7); terminals obey others too. */
    private static String escaped(String json) {
        return UNSEEN.matcher(json)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    /**
     * Text from elsewhere, made safe to print: control characters, which could move the cursor or recolour the terminal,
     * become a blank.
     */
    public static String printable(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
