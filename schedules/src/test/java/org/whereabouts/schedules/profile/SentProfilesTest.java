package org.whereabouts.schedules.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.added.RefusedProfileException;
import org.whereabouts.crawler.fetch.AddressRule;

class SentProfilesTest {

    private static final String YAML = ProfileRulesTest.YAML;
    private static final String LOCAL =
            YAML.replace("https://jail.example.org", "http://127.0.0.1:4711").replace("PT2S", "PT0.001S");

    private final SentProfiles check = new SentProfiles(AddressRule.PUBLIC_ONLY, ProfileRulesTest.shipped());

    @Test
    void aSoundProfileIsKeptAsItWasSent() {
        assertThat(check.read(YAML).yaml()).isEqualTo(YAML);
    }

    @Test
    void whatBreaksARuleIsRefusedWithAllItsFaultsInOneLine() {
        assertThatThrownBy(() -> check.read(YAML.replace("PT2S", "PT0.5S").replace("{M: MALE}", "{M: MAN}")))
                .isInstanceOf(RefusedProfileException.class)
                .hasMessage(
                        "us-ky-testville: delay: must be at least PT1S: no public site is asked more often than once a"
                                + " second; words.sex.M: 'MAN' is none of FEMALE, MALE");
    }

    @Test
    void aCanaryOfAnotherFormIsNamedByItsPlace() {
        assertThatThrownBy(() -> check.read(YAML.replace("Jacket # 12001", "AB-12001")))
                .isInstanceOf(RefusedProfileException.class)
                .hasMessageContaining("canaries: number 2 of the list is no jacket number")
                .hasMessageNotContaining("12001");
    }

    @Test
    void theHostOfAShippedSourceIsAskedNoFaster() {
        String atPennsylvania = YAML.replace("https://jail.example.org", "https://captorapi.cor.pa.gov");

        assertThatThrownBy(() -> check.read(atPennsylvania))
                .isInstanceOf(RefusedProfileException.class)
                .hasMessageContaining("delay: must be at least PT4S: us-pa-doc asks the same host");
        assertThat(check.read(atPennsylvania.replace("PT2S", "PT4S"))
                        .source()
                        .profile()
                        .delay())
                .hasSeconds(4);
    }

    @Test
    void inTheSandboxTheSameRulesHoldSaveForThePace() {
        SentProfiles sandbox = new SentProfiles(AddressRule.LOOPBACK_ONLY, ProfileRulesTest.shipped());

        assertThat(sandbox.read(LOCAL).source().profile().delay()).hasMillis(1);
        assertThatThrownBy(() -> sandbox.read(LOCAL.replace("{M: MALE}", "{M: MAN}")))
                .isInstanceOf(RefusedProfileException.class)
                .hasMessageContaining("words.sex.M");
    }
}
