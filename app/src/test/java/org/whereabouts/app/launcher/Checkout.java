package org.whereabouts.app.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A checkout with the real launcher, a Maven that only notes that it was called, and a JDK that only prints what it was asked to
 * run.
 */
final class Checkout {

    private static final String MAVEN = """
            #!/bin/sh
            echo "$@" >> "$RECORD/maven"
            echo "$JAVA_HOME" >> "$RECORD/maven-java"
            sleep "${MAVEN_SECONDS:-0}"
            [ -z "${MAVEN_FAILS:-}" ] || { echo 'cannot find symbol: Whereabots'; exit 1; }
            mkdir -p "$HOME_UNDER_TEST/app/target" && touch "$HOME_UNDER_TEST/app/target/whereabouts-app-1-exec.jar"
            [ -z "${MAVEN_REPORTS:-}" ] || { mkdir -p "$HOME_UNDER_TEST/app/target/surefire-reports"; \
            printf '%s\\n' "$MAVEN_REPORTS" > "$HOME_UNDER_TEST/app/target/surefire-reports/A.txt"; }
            exit "${MAVEN_STATUS:-0}"
            """;

    private static final String JAVA = """
            #!/bin/sh
            case " $* " in
                *" -Djarmode=tools "*)
                    while [ "$1" != --destination ]; do shift; done
                    mkdir -p "$2" && touch "$2/whereabouts.jar"
                    ;;
                *) echo "java of $(dirname -- "$(dirname -- "$0")"): $*" ;;
            esac
            """;

    private final Path root;
    private final Map<String, String> environment = new TreeMap<>();

    Checkout(Path root) throws IOException {
        this.root = root;
        Path home = home();
        Files.createDirectories(home.resolve("app/src/main/java"));
        Files.createDirectories(home.resolve(".mvn"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.writeString(home.resolve("app/pom.xml"), "<project/>");
        Files.writeString(source(), "class A {}");
        Files.copy(Path.of("..", "whereabouts"), launcher());
        executable(launcher(), null);
        executable(root.resolve("bin/mvn"), MAVEN);
        Files.createDirectories(root.resolve("record"));
        environment.put("PATH", root.resolve("bin") + ":/usr/bin:/bin");
        environment.put("RECORD", root.resolve("record").toString());
        environment.put("HOME_UNDER_TEST", home.toString());
        environment.put("HOME", root.toString());
        environment.put("JAVA_HOME", jdk("jdk-25", "25.0.3").toString());
    }

    /** What a launch printed and how it ended. */
    record Result(int exitCode, String out) {

        String lastLine() {
            return out.lines().reduce("", (one, next) -> next);
        }
    }

    Path home() {
        return root.resolve("checkout");
    }

    Path launcher() {
        return home().resolve("whereabouts");
    }

    Path source() {
        return home().resolve("app/src/main/java/A.java");
    }

    Checkout with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** A JDK of this version. */
    Path jdk(String name, String version) throws IOException {
        Path jdk = root.resolve(name);
        executable(jdk.resolve("bin/java"), JAVA);
        executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    /** Changes the source, at a time that no file system's clock can mistake for the past. */
    void changeSource() throws IOException {
        Files.setLastModifiedTime(source(), FileTime.from(Instant.now().plusSeconds(3)));
    }

    void changeProfile() throws IOException {
        Path profile = home().resolve("crawler/src/main/resources/sources/us-ky-boone/source.yml");
        Files.createDirectories(profile.resolveSibling(""));
        Files.createDirectories(home().resolve("crawler/src/main"));
        Files.writeString(home().resolve("crawler/pom.xml"), "<project/>");
        for (Path old : List.of(
                home().resolve("crawler/pom.xml"),
                home().resolve("crawler/src/main"),
                home().resolve("crawler/src/main/resources"))) {
            Files.setLastModifiedTime(old, FileTime.fromMillis(0));
        }
        Files.writeString(profile, "id: us-ky-boone");
        Files.setLastModifiedTime(profile, FileTime.from(Instant.now().plusSeconds(3)));
    }

    Process launch(Path script, Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    Result run(String... arguments) throws IOException, InterruptedException {
        return result(launch(launcher(), home(), arguments));
    }

    static Result result(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out);
    }

    /** The command lines with which Maven was called. */
    List<String> builds() throws IOException {
        Path record = root.resolve("record/maven");
        return Files.exists(record) ? Files.readAllLines(record) : List.of();
    }

    /** The JDK that Maven last ran on. */
    Path jdkOfMaven() throws IOException {
        return Path.of(Files.readAllLines(root.resolve("record/maven-java")).getLast());
    }

    private static void executable(Path file, @Nullable String text) throws IOException {
        Files.createDirectories(file.getParent());
        if (text != null) {
            Files.writeString(file, text);
        }
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }
}
