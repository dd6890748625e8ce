package org.whereabouts.crawler.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceYamlException;
import org.whereabouts.crawler.sources.ShippedSources;

class DeclinedSitesTest {

    private static final String SITE = """
            sites:
              - id: us-zz-doc
                agency: A Department
                level: STATE
                state: ZZ
                obstacle: CAPTCHA
                reason: A captcha.
                alternative: A letter.
                evidence: {source: a test, date: 2026-11-23}
            """;

    private final List<DeclinedSite> declined = DeclinedSites.load();

    @Test
    void noDeclinedSiteIsASource() {
        assertThat(declined)
                .extracting(DeclinedSite::id)
                .isSorted()
                .doesNotContainAnyElementsOf(ShippedSources.load().all().stream()
                        .map(Source::profile)
                        .map(profile -> profile.id())
                        .toList());
    }

    @Test
    void theSitesBehindACaptchaOrAWallAreNamed() {
        assertThat(declined)
                .extracting(site -> site.stateCode().orElse(site.id().value()))
                .containsExactlyInAnyOrder(
                        "AZ", "CO", "KS", "OK", "NM", "WI", "MT", "NY", "MO", "NE", "us-ice", "us-vinelink");
    }

    @Test
    void eachSaysWhyAndWhatElseThereIsInASentence() {
        assertThat(declined).allSatisfy(site -> {
            assertThat(site.reason()).matches("[A-Z].*\\.").doesNotContain("\n");
            assertThat(site.alternative()).isNotBlank().doesNotContain("\n");
            assertThat(site.evidence().source()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"agency", "level", "obstacle", "reason", "alternative", "evidence"})
    void whatEachMustSayCannotBeLeftOut(String key) {
        String without = SITE.lines()
                .filter(line -> !line.strip().startsWith(key + ":"))
                .reduce("", (text, line) -> text + line + "\n");

        assertThatThrownBy(() -> DeclinedSites.read("x.yml", without))
                .isInstanceOf(SourceYamlException.class)
                .hasMessageContaining("x.yml")
                .hasMessageContaining(key);
    }

    @Test
    void aMisspeltKeyAndASiteThatIsThereTwiceAreErrors() {
        assertThatThrownBy(() -> DeclinedSites.read("x.yml", SITE.replace("reason", "reasons")))
                .isInstanceOf(SourceYamlException.class);
        assertThatThrownBy(() -> DeclinedSites.read("x.yml", SITE + SITE.replace("sites:\n", "")))
                .hasMessageContaining("us-zz-doc is there twice");
    }
}
