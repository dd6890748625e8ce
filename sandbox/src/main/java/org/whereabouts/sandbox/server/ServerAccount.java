package org.whereabouts.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The account a server runs under. Elasticsearch and PostgreSQL both refuse to run as root, so root starts them in a user
 * namespace where it is nobody, or as nobody outright where namespaces are forbidden (many containers).
 */
enum ServerAccount {
    /** As the user who runs this JVM. */
    SELF,
    /** In a user namespace that shows the user who runs this JVM as nobody; files stay with that user. */
    NAMESPACE,
    /** As nobody, who owns the data directory then. */
    NOBODY,
    /** As nobody who passes closed directories on the way to its files, such as root's home. */
    PASSING_NOBODY;

    private static final int NOBODY_ID = 65534;
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(20);

    /** Not root, known by name (initdb asks for it), reaches its software, its JDK and its data. */
    private static final String PROBE =
            "test \"$(id -u)\" != 0 && id -un && test -r \"$1\" && test -x \"$2\" && test -w \"$3\" && test -O \"$3\"";

    private List<String> prefix() {
        return switch (this) {
            case SELF -> List.of();
            case NAMESPACE -> List.of("unshare", "--user", "--map-user=" + NOBODY_ID, "--map-group=" + NOBODY_ID);
            case NOBODY -> List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups");
            case PASSING_NOBODY ->
                List.of(
                        "setpriv",
                        "--reuid=" + NOBODY_ID,
                        "--regid=" + NOBODY_ID,
                        "--clear-groups",
                        "--inh-caps=+dac_override",
                        "--ambient-caps=+dac_override",
                        // Without it access(2), which PostgreSQL asks, takes no notice of the capability.
                        "--securebits=+no_setuid_fixup");
        };
    }

    /** The first account that works here; the data directory belongs to it afterwards. */
    static ServerAccount choose(Path software, Path data) {
        for (ServerAccount account : values()) {
            if (account.works(software, data)) {
                return account;
            }
        }
        throw new ServerStartException(
                isRoot()
                        ? "Elasticsearch and PostgreSQL refuse to run as root, and neither 'unshare --user' nor 'setpriv' can"
                                + " give root's rights up here: run as an ordinary user who can write to " + data + "."
                        : "Elasticsearch and PostgreSQL cannot run as user " + userId()
                                + ": it must have a name (id -un), own " + data + " and be able to read " + software
                                + ".");
    }

    /** The command that runs the given one under this account. */
    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix());
        whole.addAll(command);
        return whole;
    }

    private boolean works(Path software, Path data) {
        try {
            if (isRoot() ? this == SELF : this == NOBODY || this == PASSING_NOBODY) {
                return false;
            }
            if (isRoot()) {
                own(data, this == NAMESPACE ? 0 : NOBODY_ID);
            }
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            Process probe = new ProcessBuilder(command(
                            List.of("sh", "-c", PROBE, "probe", software.toString(), java.toString(), data.toString())))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            if (!probe.waitFor(PROBE_LIMIT)) {
                probe.destroyForcibly();
                return false;
            }
            return probe.exitValue() == 0;
        } catch (IOException e) {
            // The tool is not installed or the directory cannot be given away: this account does not work here.
            return false;
        } catch (InterruptedException e) {
            throw ServerStartException.interrupted("a local server", e);
        }
    }

    private static boolean isRoot() {
        return userId() == 0;
    }

    private static int userId() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void own(Path directory, int id) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) throws IOException {
                return own(visited);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return own(file);
            }

            private FileVisitResult own(Path file) throws IOException {
                for (String attribute : List.of("unix:uid", "unix:gid")) {
                    if ((int) Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS) != id) {
                        Files.setAttribute(file, attribute, id, LinkOption.NOFOLLOW_LINKS);
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
