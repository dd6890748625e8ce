package org.whereabouts.schedules.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.added.RefusedProfileException;
import org.whereabouts.crawler.fetch.AddressRule;

class SentProfilesTest {

    private static final String YAML = """
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
            words: {defaultStatus: IN_CUSTODY, status: {RELEASED: RELEASED}, sex: {M: MALE}, places: {COURT: TEMPORARILY_OUT}}
            bounds: {populationFloor: 1, populationCeiling: 2000, maxMissingShare: 0.4}
            canaries: ["12000", "Jacket # 12001"]
            enabled: false
            """;

    private final SentProfiles check = new SentProfiles(AddressRule.PUBLIC_ONLY);

    @Test
    void aSoundProfileIsKeptAsItWasSent() {
        assertThat(check.read(YAML).yaml()).isEqualTo(YAML);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status: {RELEASED: RELEASED} | status: {RELEASED: GONE} | words.status.RELEASED means 'GONE'; it must be one of IN_CUSTODY",
                "sex: {M: MALE} | sex: {M: MAN} | words.sex.M means 'MAN'; it must be one of MALE, FEMALE",
                "places: {COURT: TEMPORARILY_OUT} | places: {COURT: OUT} | words.places.COURT means 'OUT'",
                "defaultStatus: IN_CUSTODY | defaultStatus: HELD | words.defaultStatus means 'HELD'",
                "0 0 4 * * ? | daily | schedule is no Quartz cron expression: 'daily'",
                "delay: PT2S | delay: PT0S | delay: must be at least PT1S",
            })
    void whatWouldFailInTheMiddleOfARunIsRefusedBefore(String right, String wrong, String message) {
        assertThatThrownBy(() -> check.read(YAML.replace(right, wrong)))
                .isInstanceOf(RefusedProfileException.class)
                .hasMessageContaining("us-ky-testville")
                .hasMessageContaining(message);
    }

    @Test
    void aCanaryOfAnotherFormIsNamedByItsPlace() {
        assertThatThrownBy(() -> check.read(YAML.replace("Jacket # 12001", "AB-12001")))
                .isInstanceOf(RefusedProfileException.class)
                .hasMessageContaining("number 2 of canaries is no jacket number")
                .hasMessageNotContaining("12001");
    }
}
