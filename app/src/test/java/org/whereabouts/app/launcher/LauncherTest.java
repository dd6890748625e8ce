package org.whereabouts.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whereabouts.app.launcher.Checkout.Result;

class LauncherTest {

    @TempDir
    Path root;

    private Checkout checkout;

    @BeforeEach
    void freshCheckout() throws IOException {
        checkout = new Checkout(root.toRealPath());
    }

    @Test
    void aFreshCheckoutIsBuiltAndRun() throws Exception {
        Result result = checkout.run("status", "--json");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Building", "jdk-25", "whereabouts.jar status --json");
        assertThat(checkout.builds()).singleElement().asString().contains("package", "-Dmaven.test.skip=true", "-am");
    }

    @Test
    void whatHasNotChangedIsNotBuiltAgain() throws Exception {
        checkout.run("status");

        assertThat(checkout.run("status").out()).doesNotContain("Building");
        assertThat(checkout.builds()).hasSize(1);
    }

    @Test
    void aChangedSourceIsBuilt() throws Exception {
        checkout.run("status");
        checkout.changeSource();

        checkout.run("status");

        assertThat(checkout.builds()).hasSize(2);
    }

    @Test
    void aProfileIsBuiltInOnlyForCommandsThatDoNotReadItThemselves() throws Exception {
        checkout.run("status");
        checkout.changeProfile();

        checkout.run("source", "check", "us-ky-boone");
        checkout.run("run", "start", "--profile", "source.yml");
        assertThat(checkout.builds()).hasSize(1);
        checkout.run("source", "list");
        assertThat(checkout.builds()).hasSize(2);
        checkout.changeProfile();
        checkout.changeSource();
        checkout.run("source", "check", "us-ky-boone");
        assertThat(checkout.builds()).hasSize(3);
    }

    @Test
    void aDeletedSourceIsBuiltWithout() throws Exception {
        checkout.run("status");
        Files.setLastModifiedTime(
                checkout.home().resolve("app/target/built"),
                FileTime.from(Instant.now().minusSeconds(5)));
        Files.delete(checkout.source());

        checkout.run("status");

        assertThat(checkout.builds()).hasSize(2);
    }

    @Test
    void twoLaunchersAtOnceBuildOnce() throws Exception {
        checkout.with("MAVEN_SECONDS", "1");
        Process one = checkout.launch(checkout.launcher(), checkout.home(), "status");
        Process other = checkout.launch(checkout.launcher(), checkout.home(), "status");

        assertThat(Checkout.result(one).exitCode()).isZero();
        assertThat(Checkout.result(other).exitCode()).isZero();
        assertThat(checkout.builds()).hasSize(1);
    }

    @Test
    void itRunsThroughASymbolicLinkAndFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(root.resolve("bin/wherever"), Path.of("../checkout/whereabouts"));
        Path elsewhere = Files.createDirectories(root.resolve("else where"));

        Result result = Checkout.result(checkout.launch(link, elsewhere, "person", "search", "O'Brien  Jr", "a b"));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains(checkout.home().resolve("app/target/program").toString())
                .contains("whereabouts.jar person search O'Brien  Jr a b");
    }

    @Test
    void aRunningProgramKeepsItsFilesWhenTheNextOneIsBuilt() throws Exception {
        String first = checkout.run("status").lastLine();
        checkout.changeSource();
        String second = checkout.run("status").lastLine();

        assertThat(second).isNotEqualTo(first);
        assertThat(Path.of(jarOf(first))).exists();
        assertThat(Path.of(jarOf(second))).exists();
    }

    private static String jarOf(String line) {
        return line.replaceFirst(".*-jar ", "").replaceFirst("whereabouts.jar.*", "whereabouts.jar");
    }

    @Test
    void aJdkThatIsTooOldIsPassedOver() throws Exception {
        Path old = checkout.jdk("jdk-17", "17.0.15");
        Path right = checkout.jdk("jdk-26", "26");
        checkout.with("JAVA_HOME", old.toString())
                .with("PATH", right.resolve("bin") + ":" + root.resolve("bin") + ":/usr/bin:/bin");

        assertThat(checkout.run("status").lastLine()).startsWith("java of " + right.toRealPath());
        assertThat(checkout.jdkOfMaven().toRealPath()).isEqualTo(right.toRealPath());
    }

    @Test
    void aFailedBuildShowsWhyAndRunsNothing() throws Exception {
        Result result = checkout.with("MAVEN_FAILS", "yes").run("status");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("cannot find symbol: Whereabots", "the build failed")
                .doesNotContain("java of");
        assertThat(checkout.run("status").exitCode()).isEqualTo(1);
        assertThat(checkout.builds()).hasSize(2);
    }

    @Test
    void withoutMavenOneLineSaysHowToGetIt() throws Exception {
        Files.delete(root.resolve("bin/mvn"));
        Path tools = Files.createDirectories(root.resolve("tools"));
        for (String tool : new String[] {"sh", "dirname", "readlink", "sed", "find", "head", "cat", "mkdir", "stty"}) {
            Files.copy(Path.of("/usr/bin", tool), tools.resolve(tool), StandardCopyOption.COPY_ATTRIBUTES);
        }

        Result result = checkout.with("PATH", tools.toString()).run("status");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("apt-get install maven").hasLineCount(1);
    }

    @Test
    void theTestsCloseOnTheirCounts() throws Exception {
        checkout.with("MAVEN_REPORTS", "Tests run: 12, Failures: 0, Errors: 0, Skipped: 2, Time elapsed: 1 s -- in A");

        Result result = checkout.run("test");

        assertThat(result.lastLine()).isEqualTo("10 passed, 0 failed, 2 skipped");
        assertThat(result.exitCode()).isZero();
        assertThat(checkout.builds()).singleElement().asString().contains("verify");
    }

    @Test
    void failedTestsFailTheCommand() throws Exception {
        checkout.with("MAVEN_REPORTS", "Tests run: 12, Failures: 1, Errors: 2, Skipped: 0, Time elapsed: 1 s -- in A")
                .with("MAVEN_STATUS", "1");

        Result result = checkout.run("test");

        assertThat(result.lastLine()).isEqualTo("9 passed, 3 failed, 0 skipped");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void noTestAtAllFailsTheCommand() throws Exception {
        Result result = checkout.run("test");

        assertThat(result.out()).contains("no test was run");
        assertThat(result.lastLine()).isEqualTo("0 passed, 0 failed, 0 skipped");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void argumentsOfTheTestsGoToMaven() throws Exception {
        checkout.run("test", "-pl", "crawler", "-Dtest=UsPaDocTest");

        assertThat(checkout.builds())
                .singleElement()
                .asString()
                .contains(" verify ")
                .contains("--also-make -Dsurefire.failIfNoSpecifiedTests=false")
                .endsWith(" -pl crawler -Dtest=UsPaDocTest");
    }

    @Test
    void helpIsTheProgramsOwn() throws Exception {
        assertThat(checkout.run("test", "--help").lastLine()).endsWith("whereabouts.jar test --help");
    }
}
