package org.whereabouts.crawler.added;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.source.SourceProfile;

class SentProfileTest {

    static final String YAML = """
            id: us-ky-testville
            agency: Testville Jail
            level: COUNTY
            state: KY
            adapter: jailtracker
            baseUrl: https://jail.example.org
            settings: {index: Testville_KY}
            timeZone: America/New_York
            delay: PT2S
            schedule: 0 0 4 * * ?
            listing: FULL_ROSTER
            absenceMeans: RELEASED
            freshFor: P1D
            number: {label: jacket number, pattern: '[0-9]{1,9}', example: "1001"}
            bounds: {populationFloor: 1, populationCeiling: 2000, maxMissingShare: 0.4}
            canaries: ["12000", "12001"]
            enabled: false
            """;

    private static final String LOCAL = YAML.replace("https://jail.example.org", "http://127.0.0.1:4711");

    @Test
    void aRealProfileKeepsWhatItSays() {
        SourceProfile profile = profile(YAML, AddressRule.PUBLIC_ONLY);

        assertThat(profile.enabled()).isFalse();
        assertThat(profile.delay()).isEqualTo(Duration.ofSeconds(2));
        assertThat(profile.canaries()).containsExactly("12000", "12001");
    }

    @Test
    void inTheSandboxNoRealTermsAreConcerned() {
        SourceProfile profile = profile(LOCAL.replace("PT2S", "PT0.001S"), AddressRule.LOOPBACK_ONLY);

        assertThat(profile.enabled()).isTrue();
        assertThat(profile.delay()).isEqualTo(Duration.ofMillis(1));
        assertThat(profile.canaries()).containsExactly("12000", "12001");
        assertThat(profile.baseUrl()).hasToString("http://127.0.0.1:4711");
    }

    @Test
    void theSandboxLeavesThisMachineForNoProfile() {
        for (String url :
                new String[] {"https://jail.example.org", "http://10.0.0.1", "http://127.0.0.1.example.org"}) {
            assertRefused(
                    YAML.replace("https://jail.example.org", url),
                    AddressRule.LOOPBACK_ONLY,
                    "us-ky-testville: the sandbox asks nobody outside this machine");
        }
    }

    @Test
    void aRealProfileLeadsToNoMachineOfOurOwn() {
        for (String url : new String[] {"http://127.0.0.1:8080", "http://LOCALHOST", "http://[::1]:9200"}) {
            assertRefused(
                    YAML.replace("https://jail.example.org", url),
                    AddressRule.PUBLIC_ONLY,
                    "baseUrl must be a public address");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delay: PT2S | dealy: PT2S | the key 'delay' is missing",
                "enabled: false | enabled: false!colour: red | colour",
                "delay: PT2S | delay: soon | at delay",
                "adapter: jailtracker | adapter: jailtraker | there is no adapter 'jailtraker'",
                "{index: Testville_KY} | {indx: Testville_KY} | settings lack",
                "enabled: false | enabled: true | enabled needs terms",
                "us-ky-testville | Testville | a source id looks like us-pa-doc",
            })
    void aFaultIsNamedWithItsKey(String right, String wrong, String message) {
        assertRefused(YAML.replace(right, wrong.replace('!', '\n')), AddressRule.PUBLIC_ONLY, message);
    }

    @Test
    void whatIsNoProfileAtAllIsRefused() {
        assertRefused("", AddressRule.PUBLIC_ONLY, "profile");
        assertRefused("- a list", AddressRule.PUBLIC_ONLY, "a profile is a mapping");
        assertRefused("{", AddressRule.PUBLIC_ONLY, "profile");
        assertRefused("#".repeat(70_000), AddressRule.PUBLIC_ONLY, "at most 64000 characters");
    }

    private static SourceProfile profile(String yaml, AddressRule addresses) {
        return SentProfile.read(yaml, addresses).source().profile();
    }

    private static void assertRefused(String yaml, AddressRule addresses, String message) {
        assertThatThrownBy(() -> SentProfile.read(yaml, addresses))
                .isInstanceOf(RefusedProfileException.class)
                .hasMessageContaining(message);
    }
}
