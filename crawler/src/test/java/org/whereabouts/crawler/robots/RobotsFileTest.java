package org.whereabouts.crawler.robots;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.PageBody;

class RobotsFileTest {

    private static final URI FILE = URI.create("https://locator.example.org/robots.txt");

    @Test
    void aFileOf500KibibytesIsReadToItsLastRule() {
        String rule = "Disallow: /private\n";
        String file = padded(RobotsFile.LARGEST - rule.length()) + rule;

        assertThat(file).hasSize(RobotsFile.LARGEST);
        assertThat(judge(file, "/private")).isInstanceOf(RobotsVerdict.Disallowed.class);
    }

    @Test
    void whatIsLongerIsCutAfterItsLastWholeLine() {
        String file = padded(RobotsFile.LARGEST - 10) + "Disallow: /private\nDisallow: /search\n";

        assertThat(judge(file, "/public"))
                .as("'Disallow: /' is not what it says")
                .isInstanceOf(RobotsVerdict.Allowed.class);
        assertThat(judge(file, "/first")).as("what was read holds").isInstanceOf(RobotsVerdict.Disallowed.class);
    }

    /** A file with one rule and comments up to that length. */
    private static String padded(int length) {
        String head = "User-agent: *\nDisallow: /first\n";
        StringBuilder file = new StringBuilder(head);
        while (file.length() + 100 < length) {
            file.append('#').repeat("x", 78).append('\n');
        }
        int rest = length - file.length() - 2;
        return file.append('#').repeat("x", rest).append('\n').toString();
    }

    @ParameterizedTest
    @CsvSource({"5, PT5S", "0.5, PT0.5S", "600, PT10M", "59.5, PT59.5S"})
    void theCrawlDelayIsSecondsWithFractionsHoweverLong(String value, Duration delay) {
        assertThat(RobotsFile.crawlDelay(rules("User-agent: *\nCrawl-delay: " + value + "\n")))
                .contains(delay);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "soon", "0"})
    void aCrawlDelayThatIsNoneSaysNothing(String value) {
        String file = "User-agent: *\nCrawl-delay: " + value + "\nDisallow: /private\n";

        assertThat(RobotsFile.crawlDelay(rules(file))).isEmpty();
        assertThat(judge(file, "/search")).isInstanceOf(RobotsVerdict.Allowed.class);
        assertThat(judge(file, "/private")).isInstanceOf(RobotsVerdict.Disallowed.class);
    }

    @Test
    void aCrawlDelayOfALifetimeIsStillOne() {
        assertThat(RobotsFile.crawlDelay(rules("User-agent: *\nCrawl-delay: 2147483647\n")))
                .contains(Duration.ofSeconds(Integer.MAX_VALUE));
    }

    @Test
    void theLongestMatchDecidesAndAllowWinsATie() {
        String file = "User-agent: *\nDisallow: /inmates\nAllow: /inmates/search\nDisallow: /tie\nAllow: /tie\n";

        assertThat(judge(file, "/inmates/list")).isInstanceOf(RobotsVerdict.Disallowed.class);
        assertThat(judge(file, "/inmates/search?name=x")).isInstanceOf(RobotsVerdict.Allowed.class);
        assertThat(judge(file, "/tie")).isInstanceOf(RobotsVerdict.Allowed.class);
    }

    @Test
    void wildcardsAndAnchorsAreUnderstood() {
        String file = "User-agent: *\nDisallow: /*.php$\n";

        assertThat(judge(file, "/search.php")).isInstanceOf(RobotsVerdict.Disallowed.class);
        assertThat(judge(file, "/search.php?x=1")).isInstanceOf(RobotsVerdict.Allowed.class);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() {
        assertThat(judge("\uFEFFUser-agent: *\nDisallow: /private\n", "/private"))
                .isInstanceOf(RobotsVerdict.Disallowed.class);
    }

    @Test
    void groupsOfOneAgentAreOneGroup() {
        String file = """
                User-agent: whereabouts
                Disallow: /first

                User-agent: other
                Disallow: /

                User-agent: whereabouts
                Disallow: /second
                """;

        assertThat(judge(file, "/first")).isInstanceOf(RobotsVerdict.Disallowed.class);
        assertThat(judge(file, "/second")).isInstanceOf(RobotsVerdict.Disallowed.class);
        assertThat(judge(file, "/third")).isInstanceOf(RobotsVerdict.Allowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Whereabouts/1.0", "WHEREABOUTS", "whereabouts (+mailto:operator@example.org)"})
    void ourProductTokenIsKnownInEverySpelling(String agent) {
        String file = "User-agent: *\nDisallow: /\n\nUser-agent: " + agent + "\nDisallow: /private\n";

        assertThat(judge(file, "/search")).isInstanceOf(RobotsVerdict.Allowed.class);
        assertThat(judge(file, "/private")).isInstanceOf(RobotsVerdict.Disallowed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void linesEndAsTheyMay(String end) {
        String file = String.join(end, "User-agent: *", "Disallow: /private", "Disallow: /second", "");

        assertThat(judge(file, "/private")).isInstanceOf(RobotsVerdict.Disallowed.class);
        assertThat(judge(file, "/second")).isInstanceOf(RobotsVerdict.Disallowed.class);
        assertThat(judge(file, "/public")).isInstanceOf(RobotsVerdict.Allowed.class);
    }

    /** RFC 9309, section 2.2.2: octets that need no escape are compared as they are, others in their escaped form. */
    @ParameterizedTest
    @CsvSource({
        "/private, /%70rivate",
        "/%70rivate, /private",
        "/caf%C3%A9, /caf%c3%a9",
        "/café, /caf%C3%A9",
        "/a%2Fb, /a%2fb"
    })
    void escapesAreComparedByWhatTheyMean(String rule, String path) {
        assertThat(judge("User-agent: *\nDisallow: " + rule + "\n", path)).isInstanceOf(RobotsVerdict.Disallowed.class);
    }

    @Test
    void anEscapedSlashIsNone() {
        assertThat(judge("User-agent: *\nDisallow: /a/b\n", "/a%2Fb")).isInstanceOf(RobotsVerdict.Allowed.class);
    }

    @Test
    void theDetailSaysNothingOfThePath() {
        assertThat(judge("User-agent: *\nDisallow: /\n", "/inmate/DOE-JOHN"))
                .isInstanceOfSatisfying(
                        RobotsVerdict.Disallowed.class,
                        disallowed -> assertThat(disallowed.rule())
                                .contains("locator.example.org")
                                .doesNotContain("DOE"));
    }

    private static RobotsFile.Rules rules(String file) {
        return RobotsFile.rules(FILE, PageBody.of(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static RobotsVerdict judge(String file, String path) {
        return RobotsFile.judge(rules(file), FILE.resolve(path));
    }
}
