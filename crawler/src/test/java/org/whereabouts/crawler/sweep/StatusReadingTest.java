package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.polite.Obstacle;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.sweep.SearchResult.BrokenOff;

class StatusReadingTest {

    private static final Path PAGES = Path.of("src/test/resources/pages");

    private static BrokenOff read(int status, String page) throws IOException {
        return StatusReading.obstacle(answer(status, page)).orElseThrow();
    }

    private static Answer answer(int status, String page) throws IOException {
        return new Answer(
                URI.create("https://locator.example.gov/search?last=SAMPLE"),
                status,
                Map.of("content-type", List.of("text/html")),
                PageBody.of(Files.readAllBytes(PAGES.resolve(page))),
                Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        "401, LOGIN_WALL",
        "403, BLOCKED",
        "404, LAYOUT_CHANGED",
        "407, BLOCKED",
        "429, RATE_LIMITED",
        "451, BLOCKED",
        "500, SERVER_ERROR",
        "503, MAINTENANCE",
        "522, SERVER_ERROR"
    })
    void anEmptyAnswerMeansWhatItsStatusMeans(int status, Obstacle obstacle) throws IOException {
        assertThat(read(status, "none/no-page.html").obstacle()).isEqualTo(obstacle);
        assertThat(read(status, "none/no-page.html").detail()).isEqualTo("locator.example.gov answered " + status);
    }

    @ParameterizedTest
    @CsvSource({"404, LIST_MOVED", "410, LIST_MOVED", "400, LAYOUT_CHANGED", "500, SERVER_ERROR"})
    void aPageThatAListLedToMayBeGone(int status, Obstacle obstacle) throws IOException {
        assertThat(StatusReading.obstacleOnTheWay(answer(status, "none/no-page.html"))
                        .orElseThrow()
                        .obstacle())
                .isEqualTo(obstacle);
    }

    @Test
    void aPageThatSaysWhyItIsGoneIsBelieved() throws IOException {
        assertThat(StatusReading.obstacleOnTheWay(answer(404, "maintenance/maintenance-in-words.html"))
                        .orElseThrow()
                        .obstacle())
                .isEqualTo(Obstacle.MAINTENANCE);
    }

    @ParameterizedTest
    @CsvSource({
        "403, captcha/cloudflare-challenge.html,          CAPTCHA",
        "503, captcha/cloudflare-challenge.html,          CAPTCHA",
        "405, captcha/aws-waf-captcha.html,               CAPTCHA",
        "503, refusal/cloudflare-block.html,              BLOCKED",
        "500, refusal/f5-big-ip.html,                     BLOCKED",
        "403, login/password-form.html,                   LOGIN_WALL",
        "404, login/session-over.html,                    LOGIN_WALL",
        "403, rate-limited/cloudflare-rate-limit.html,    RATE_LIMITED",
        "500, rate-limited/rate-limit-in-words.html,      RATE_LIMITED",
        "502, maintenance/maintenance-in-the-title.html,  MAINTENANCE",
        "404, maintenance/maintenance-in-words.html,      MAINTENANCE"
    })
    void aBodyIsMoreExactThanItsStatus(int status, String page, Obstacle obstacle) throws IOException {
        BrokenOff read = read(status, page);

        assertThat(read.obstacle()).isEqualTo(obstacle);
        assertThat(read.detail())
                .startsWith("locator.example.gov answered " + status + ": ")
                .doesNotContain("SAMPLE");
    }

    @ParameterizedTest
    @CsvSource({
        "429, captcha/cloudflare-challenge.html,         RATE_LIMITED",
        "403, maintenance/maintenance-in-the-title.html, BLOCKED",
        "401, maintenance/maintenance-in-words.html,     LOGIN_WALL"
    })
    void aBodyTurnsNoRefusalIntoSomethingThatPasses(int status, String page, Obstacle obstacle) throws IOException {
        assertThat(read(status, page).obstacle()).isEqualTo(obstacle);
    }
}
