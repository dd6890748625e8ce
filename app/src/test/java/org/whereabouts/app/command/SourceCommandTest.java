package org.whereabouts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.coverage.DeclinedSites;
import org.whereabouts.crawler.sources.ShippedSources;
import tools.jackson.databind.JsonNode;

class SourceCommandTest {

    private static final List<String> SHIPPED = ShippedSources.load().all().stream()
            .map(source -> source.profile().id().value())
            .toList();

    private static final List<String> DECLINED =
            DeclinedSites.load().stream().map(site -> site.id().value()).toList();

    private static List<String> ids(RunCli.Result result) {
        JsonNode page = result.json();
        assertThat(page.path("next").isNull()).isTrue();
        List<String> ids = page.path("results")
                .valueStream()
                .map(source -> source.path("id").asString())
                .toList();
        assertThat(page.path("total").asInt()).isEqualTo(ids.size());
        return ids;
    }

    @Test
    void theShippedSourcesAndTheDeclinedSitesAreListedWithoutAnythingRunning() {
        RunCli.Result result = new RunCli().run("source", "list");

        assertThat(result.exitCode()).isZero();
        List<String> first =
                result.out().lines().map(line -> line.split(" ", 2)[0]).toList();
        assertThat(first.getFirst()).isEqualTo("SOURCE");
        assertThat(first.subList(1, first.size()))
                .isSorted()
                .hasSize(SHIPPED.size() + DECLINED.size())
                .containsAll(SHIPPED)
                .containsAll(DECLINED);
        assertThat(result.err())
                .contains(SHIPPED.size() + " sources, 0 enabled; " + DECLINED.size() + " sites declined");
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 60, 40})
    void theListFitsTheTerminal(int columns) {
        assertThat(new RunCli().wide(columns).run("source", "list").out().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    }

    @Test
    void jsonSaysTheSame() {
        RunCli.Result result = new RunCli().run("source", "list", "--json");

        assertThat(ids(result)).isSorted().containsAll(SHIPPED).containsAll(DECLINED);
        for (JsonNode source : result.json().path("results")) {
            String id = source.path("id").asString();
            assertThat(source)
                    .as(id)
                    .isEqualTo(new RunCli().run("source", "show", id, "--json").json());
            assertThat(source.path("level").asString()).as(id).isIn("FEDERAL", "STATE", "COUNTY");
            assertThat(source.path("declined").asBoolean()).as(id).isEqualTo(DECLINED.contains(id));
            assertThat(source.path("reason").asString("")).as(id).isNotBlank();
            assertThat(source.has("family") && source.has("listing") && source.has("enabled"))
                    .as(id)
                    .isTrue();
        }
    }

    @Test
    void aSourceOfAFamilySaysSoAndWhyItIsNotEnabled() {
        JsonNode jail =
                new RunCli().run("source", "show", "us-ky-campbell", "--json").json();

        assertThat(jail.path("family").asString()).isEqualTo("jailtracker");
        assertThat(jail.path("reason").asString()).contains("terms not reviewed");
        assertThat(new RunCli()
                        .run("source", "show", "us-pa-doc", "--json")
                        .json()
                        .path("family")
                        .isNull())
                .isTrue();
    }

    @Test
    void theListIsNarrowedByStateAndLevel() {
        assertThat(ids(new RunCli().run("source", "list", "--json", "--state", "pa")))
                .contains("us-pa-doc")
                .allSatisfy(id -> assertThat(id).startsWith("us-pa-"));
        assertThat(ids(new RunCli().run("source", "list", "--json", "--level", "federal")))
                .containsExactly("us-bop", "us-ice");
        assertThat(new RunCli().run("source", "list", "--state", "Kentucky").exitCode())
                .isEqualTo(2);
        assertThat(new RunCli().run("source", "list", "--level", "city").exitCode())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 60})
    void whatIsDeclinedSaysWhyAndWhatElseThereIs(int columns) {
        RunCli.Result result = new RunCli().wide(columns).run("source", "list", "--declined");

        assertThat(result.out()).contains("us-az-adcrr", "wall: ", "instead", "ICE field office", "VINELink");
        assertThat(result.out().lines().filter(line -> !line.contains("://")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        assertThat(ids(new RunCli().run("source", "list", "--declined", "--json")))
                .isEqualTo(DECLINED);
        assertThat(new RunCli().run("source", "show", "us-ice").out()).contains("declined", "field office");
    }

    @Test
    void coverageIsPrintedOrWrittenIntoTheCheckout(@TempDir Path folder) throws IOException {
        CopiedCheckout checkout = CopiedCheckout.in(folder);
        RunCli.Result printed = new RunCli().run("source", "coverage");
        RunCli.Result written = checkout.cli().run("source", "coverage", "--write");

        assertThat(printed.out()).startsWith("# Coverage");
        assertThat(written.out()).contains("Written: docs/coverage.md");
        assertThat(folder.resolve("docs/coverage.md")).hasContent(printed.out());
        assertThat(checkout.cli().run("source", "coverage", "--write").out()).contains("is as it should be");
        assertThat(new RunCli().run("source", "coverage", "--write").exitCode()).isEqualTo(1);
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
