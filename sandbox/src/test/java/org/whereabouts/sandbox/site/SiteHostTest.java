package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import tools.jackson.databind.json.JsonMapper;

class SiteHostTest {
    private static final int KEPT = 5;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-01T12:00:00Z"));
    private final SandboxClock days = new SandboxClock(clock, Sandbox.EPOCH, Period.ZERO);
    private final SiteHost host = new SiteHost(
            new BopSite(JsonMapper.builder().build()),
            Population.generate(new PopulationSpec(1, 200, Sandbox.EPOCH)),
            days,
            clock,
            new RequestLog(KEPT),
            null);

    @Test
    void healthySiteAnswersAtOnceAndSlowOneWaits() {
        assertThat(host.answer(get("/")).delay()).isZero();

        host.inject(new Fault.Slow(Duration.ofMillis(700)));

        assertThat(host.answer(get("/")).delay()).hasMillis(700);
    }

    @Test
    void latestRequestsAreBoundedTheirCountIsNot() {
        for (int i = 0; i < 12; i++) {
            host.answer(get("/page" + i));
            clock.move(Duration.ofSeconds(2));
        }

        assertThat(host.log().total()).isEqualTo(12);
        assertThat(host.log().latest())
                .extracting(ReceivedRequest::path)
                .containsExactly("/page7", "/page8", "/page9", "/page10", "/page11");
        assertThat(host.log().latest().getFirst().at()).isEqualTo("2026-11-01T12:00:14Z");
    }

    @Test
    void peopleAreThoseOfTheDay() {
        int before = host.people().size();
        days.advance(Period.ofDays(400));

        assertThat(host.people().size()).isGreaterThan(before);
    }

    private static SiteRequest get(String path) {
        return SiteRequest.of("GET", path, "", "");
    }
}
