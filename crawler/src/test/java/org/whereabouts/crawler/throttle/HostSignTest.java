package org.whereabouts.crawler.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.FetchResult;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.source.PageBody;

class HostSignTest {

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 304, 400, 401, 403, 404, 410, 451})
    void aHostThatAnswersWorksEvenWhereItRefuses(int status) {
        assertThat(HostSign.of(answered(status, Map.of()), false)).isEqualTo(new HostSign.Well());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504, 599})
    void overloadAndErrorsOfTheServerAreFailures(int status) {
        assertThat(HostSign.of(answered(status, Map.of()), false)).isEqualTo(new HostSign.Failing(Optional.empty()));
    }

    @Test
    void theTimeItAsksForCountsWhereTheStatusGivesItMeaning() {
        Map<String, List<String>> hour = Map.of("retry-after", List.of("3600"));

        for (int status : List.of(429, 503)) {
            assertThat(HostSign.of(answered(status, hour), false))
                    .isEqualTo(new HostSign.Failing(Optional.of(Duration.ofHours(1))));
        }
        assertThat(HostSign.of(answered(200, hour), false)).isEqualTo(new HostSign.Well());
        assertThat(HostSign.of(answered(500, hour), false)).isEqualTo(new HostSign.Failing(Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEOUT", "CONNECTION", "UNTRUSTED", "TRUNCATED"})
    void noWholeAnswerIsAFailure(Fault fault) {
        assertThat(HostSign.of(new FetchResult.Failed(fault, "x"), false))
                .isEqualTo(new HostSign.Failing(Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_LARGE", "MALFORMED", "UNKNOWN_ENCODING", "BROKEN_ENCODING"})
    void anAnswerThatCannotBeReadIsOneAllTheSame(Fault fault) {
        assertThat(HostSign.of(new FetchResult.Failed(fault, "x"), false)).isEqualTo(new HostSign.Well());
    }

    @ParameterizedTest
    @EnumSource(names = {"FORBIDDEN_ADDRESS", "UNRESOLVED"})
    void whereNothingWasSentNothingIsKnown(Fault fault) {
        assertThat(HostSign.of(new FetchResult.Failed(fault, "x"), false)).isEqualTo(new HostSign.Unknown());
    }

    @Test
    void whoHadNoTimeToWaitKnowsNothing() {
        assertThat(HostSign.of(new FetchResult.Failed(Fault.TIMEOUT, "x"), true))
                .isEqualTo(new HostSign.Unknown());
    }

    private static FetchResult answered(int status, Map<String, List<String>> headers) {
        return new FetchResult.Answered(new Answer(
                URI.create("https://locator.example.org/"),
                status,
                headers,
                PageBody.of(new byte[0]),
                Instant.parse("2026-11-01T12:00:00Z")));
    }
}
