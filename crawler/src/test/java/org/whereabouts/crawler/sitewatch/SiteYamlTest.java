package org.whereabouts.crawler.sitewatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceYamlException;

class SiteYamlTest {

    private static final String SITE = """
            id: us-xx-doc-web
            agency: Department
            origin: https://www.example.gov
            startPages: [/prisons/]
            allowedPaths: ['/prisons/**']
            maxDepth: 3
            leastPages: 2
            mostPages: 30
            delay: PT5S
            timeZone: America/Chicago
            enabled: false
            """;

    @Test
    void shippedSitesAreReadAndNoneIsEnabledWithoutReviewedTerms() {
        assertThat(AgencySites.load().all())
                .extracting(site -> site.id().value())
                .containsExactly("us-bop-web", "us-pa-doc-web", "us-tx-tdcj-web");
        assertThat(AgencySites.load().all()).noneMatch(AgencySite::enabled);
        assertThat(AgencySites.load().all())
                .allSatisfy(
                        site -> assertThat(site.window()).as("at night only").isNotNull());
    }

    @Test
    void startPagesAreWatchedThemselves() {
        for (AgencySite site : AgencySites.load().all()) {
            LinkRule rule = new LinkRule(site);
            assertThat(rule.startPages())
                    .allSatisfy(page -> assertThat(rule.follow(site.origin(), page.toString()))
                            .contains(page));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mostPages: 30    | mostPage: 30          | mostPages' is missing",
                "maxDepth: 3      | maxDepth: 300         | maxDepth lies between 0 and 20",
                "leastPages: 2    | leastPages: 31        | leastPages lies between 1 and mostPages",
                "mostPages: 30    | mostPages: 30000      | mostPages is at most",
                "[/prisons/]      | [prisons]             | startPages are paths that begin with /",
                "[/prisons/]      | []                    | startPages must name at least one path",
                "example.gov      | example.gov/cor       | origin is scheme and host",
                "enabled: false   | enabled: true         | enabled needs terms",
                "agency:          | colour: red\\nagency:   | colour",
                "us-xx-doc-web    | Pennsylvania          | a source id looks like",
                "PT5S             | 5 seconds             | delay"
            })
    void aWrongSiteIsRefusedByNameAndReason(String from, String to, String reason) {
        String yaml = SITE.replace(from, to.replace("\\n", "\n"));

        assertThatThrownBy(() -> SiteYaml.read("sites/x/site.yml", yaml))
                .isInstanceOf(SourceYamlException.class)
                .hasMessageStartingWith("sites/x/site.yml: ")
                .hasMessageContaining(reason);
    }

    @Test
    void inTheSandboxASiteIsElsewhereAndWatchedAtAnyHour() {
        SourceOverlay overlay = new SourceOverlay(URI.create("http://127.0.0.1:1"), Duration.ofMillis(2));
        AgencySites played = AgencySites.overlaid(Map.of(new SourceId("us-bop-web"), overlay));

        assertThat(played.all()).hasSize(1);
        AgencySite site = played.get("us-bop-web");
        assertThat(site.origin()).isEqualTo(overlay.baseUrl());
        assertThat(site.enabled()).isTrue();
        assertThat(site.window()).isNull();
        assertThat(site.politeness().delay()).isEqualTo(overlay.delay());
    }

    @Test
    void anUnknownSiteIsNamedWithThoseThatExist() {
        assertThatThrownBy(() -> AgencySites.load().get("nobody"))
                .isInstanceOf(UnknownSiteException.class)
                .hasMessageContaining("nobody")
                .hasMessageContaining("us-bop-web");
    }
}
