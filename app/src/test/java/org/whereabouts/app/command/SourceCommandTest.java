package org.whereabouts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SourceCommandTest {

    @Test
    void theShippedSourcesAreListedWithoutAnythingRunning() {
        RunCli.Result result = new RunCli().run("source", "list");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines().map(line -> line.split(" ", 2)[0]))
                .containsExactly("SOURCE", "us-bop", "us-ky-campbell", "us-pa-doc", "us-tx-tdcj");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 60, 40})
    void theListFitsTheTerminal(int columns) {
        assertThat(new RunCli().wide(columns).run("source", "list").out().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    }

    @Test
    void jsonSaysTheSame() {
        JsonNode sources = new RunCli().run("source", "list", "--json").json();

        assertThat(sources.valueStream().map(source -> source.path("id").asString()))
                .containsExactly("us-bop", "us-ky-campbell", "us-pa-doc", "us-tx-tdcj");
        assertThat(sources.path(0))
                .isEqualTo(
                        new RunCli().run("source", "show", "us-bop", "--json").json());
    }

    @Test
    void oneSourceIsShownWithItsManners() {
        assertThat(new RunCli().run("source", "show", "us-pa-doc").out())
                .contains("Pennsylvania", "ms between requests", "absence means", "fresh for");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-xx", "Nonsense!", ""})
    void anUnknownSourceIsExitCodeFourAndNamesThoseThereAre(String id) {
        RunCli.Result result = new RunCli().run("source", "show", id);

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err()).contains("There is no source '" + id + "'", "us-pa-doc");
    }
}
