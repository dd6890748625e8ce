package org.whereabouts.crawler.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.source.SourceId;

class MeteredCrawlTest {

    private static final SourceId SOURCE = new SourceId("us-pa-doc");

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final MeteredCrawl metered = new MeteredCrawl(meters);

    @Test
    void answersAreCountedByClassOfStatusWithTheirBytesAndTime() {
        metered.answered(SOURCE, 200, 1_000, Duration.ofMillis(30));
        metered.answered(SOURCE, 204, 0, Duration.ofMillis(10));
        metered.answered(SOURCE, 503, 24, Duration.ofMillis(20));

        assertThat(count("requests", "status", "2xx")).isEqualTo(2);
        assertThat(count("requests", "status", "5xx")).isEqualTo(1);
        assertThat(meters.get("whereabouts.crawler.bytes").counter().count()).isEqualTo(1_024);
        assertThat(meters.get("whereabouts.crawler.request.time").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(60);
    }

    @Test
    void whatCameOfPagesAndOfSilenceIsCountedByKind() {
        metered.read(SOURCE, "Roster");
        metered.reread(SOURCE, "Roster");
        metered.reread(SOURCE, "NoMatch");
        metered.unanswered(SOURCE, "TIMEOUT");
        metered.denied(SOURCE, "NO_SLOT");
        metered.and(metered).denied(SOURCE, "ROBOTS_DISALLOWED");
        metered.waited(SOURCE, Duration.ofSeconds(2));

        assertThat(count("denied", "obstacle", "NO_SLOT")).isEqualTo(1);
        assertThat(count("denied", "obstacle", "ROBOTS_DISALLOWED")).isEqualTo(2);
        assertThat(count("outcomes", "outcome", "Roster")).isEqualTo(1);
        assertThat(count("reparsed", "outcome", "NoMatch")).isEqualTo(1);
        assertThat(count("unanswered", "obstacle", "TIMEOUT")).isEqualTo(1);
        assertThat(meters.get("whereabouts.crawler.slot.wait").timer().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"100,1xx", "200,2xx", "599,5xx", "0,other", "-1,other", "600,other", "2147483647,other"})
    void aStatusHasFewClassesWhateverAServerSends(int status, String expected) {
        assertThat(MeteredCrawl.statusClass(status)).isEqualTo(expected);
    }

    private double count(String name, String tag, String value) {
        return meters.get("whereabouts.crawler." + name)
                .tag("source", "us-pa-doc")
                .tag(tag, value)
                .counter()
                .count();
    }
}
