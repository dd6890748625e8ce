package org.whereabouts.app.command;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.local.DataFolder;
import org.whereabouts.app.terminal.Terminal;

/**
 * What surrounds a command.
 *
 * @param input its standard input
 * @param terminal where it writes
 * @param environment the environment variables
 * @param clock the time
 * @param zone in which times are shown
 */
public record Setting(
        InputStream input, Terminal terminal, Map<String, String> environment, InstantSource clock, ZoneId zone) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    public Setting {
        environment = Map.copyOf(environment);
    }

    /** Surroundings with nothing on standard input. */
    public Setting(Terminal terminal, Map<String, String> environment, InstantSource clock, ZoneId zone) {
        this(InputStream.nullInputStream(), terminal, environment, clock, zone);
    }

    /** The process's own surroundings. */
    public static Setting ofProcess() {
        return new Setting(
                System.in,
                Terminal.ofProcess(System.getenv()),
                System.getenv(),
                InstantSource.system(),
                ZoneId.systemDefault());
    }

    /**
     * Where the local stack keeps its data: the option, else {@code WHEREABOUTS_DATA}, else {@code var} in the checkout (the
     * launcher says in {@code WHEREABOUTS_HOME} where that is), so that every working directory sees the same stack.
     */
    DataFolder data(@Nullable Path option) {
        if (option != null) {
            return DataFolder.of(option);
        }
        String named = environment.get("WHEREABOUTS_DATA");
        return DataFolder.of(
                named != null && !named.isBlank()
                        ? Path.of(named)
                        : Path.of(environment.getOrDefault("WHEREABOUTS_HOME", ""))
                                .resolve("var"));
    }

    /** The local day of a moment; a dash for none. */
    String day(@Nullable Instant instant) {
        return instant == null ? "-" : DateTimeFormatter.ISO_LOCAL_DATE.format(instant.atZone(zone));
    }

    /** A moment as tables show it: local time, to the minute; a dash for none. */
    String minute(@Nullable Instant instant) {
        return instant == null ? "-" : MINUTE.format(instant.atZone(zone));
    }
}
