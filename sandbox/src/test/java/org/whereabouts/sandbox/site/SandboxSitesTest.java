package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxSitesTest {
    private static final String JAIL_PAGE = "/jtclientweb/jailtracker/index/Campbell_County_KY";
    private static final String BOP_PAGE = "/PublicInfo/execute/inmateloc?todo=query&output=json&inmateNum=1";

    private final Sandbox sandbox = Sandbox.open(400, SiteOptions.defaults());
    private final SandboxSites sites = sandbox.sites();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void eachSiteIsAServerOfItsOwnOnLoopback() {
        assertThat(sites.baseUrls()).containsOnlyKeys("us-pa-doc", "us-tx-tdcj", "us-ky-campbell", "us-bop");
        assertThat(sites.baseUrls().values())
                .extracting(URI::getPort)
                .doesNotHaveDuplicates()
                .doesNotContain(sites.adminUrl().getPort());
        assertThat(sites.baseUrls().values()).extracting(URI::getHost).containsOnly("127.0.0.1");
    }

    @Test
    void countsAreThoseOfTheSites() {
        long total = sites.baseUrls().keySet().stream().mapToLong(sites::listed).sum();

        assertThat(total).isEqualTo(400);
    }

    @Test
    void canariesAreListedWhateverDayComesUnlessTheSiteDropsOne() {
        String canary = sites.canaries("us-ky-campbell").getFirst();
        sites.advance(Period.ofDays(400));

        assertThat(jackets()).containsAll(sites.canaries("us-ky-campbell")).hasSize(listedAtJail());

        sites.inject("us-ky-campbell", new Fault.DropsSomebody());

        assertThat(jackets()).doesNotContain(canary).hasSize(listedAtJail() - 1);
    }

    private int listedAtJail() {
        return Math.toIntExact(sites.listed("us-ky-campbell"));
    }

    private List<String> jackets() {
        Visitor jail = sandbox.visitor("us-ky-campbell");
        Matcher token = Pattern.compile("init\\(\\s*'(\\w+)'")
                .matcher(jail.get(JAIL_PAGE).body());
        assertThat(token.find()).isTrue();
        String session = "(S(" + token.group(1) + "))";
        String page = jail.get("/jtclientweb/" + session + "//" + session
                        + "/JailTracker/GetInmates?start=0&limit=200&sort=LastName&dir=ASC")
                .body();
        return Pattern.compile("\"Jacket\":\"(\\d+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void unknownSiteIsNamed() {
        assertThatThrownBy(() -> sites.listed("us-xx"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("us-xx")
                .hasMessageContaining("us-pa-doc");
    }

    @Test
    void portInUseIsSaidAndNothingStaysBehind() throws IOException {
        int free = freePort();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SiteOptions options =
                    SiteOptions.defaults().withPort("us-pa-doc", free).withPort("us-bop", taken.getLocalPort());

            assertThatThrownBy(() -> Sandbox.open(100, options))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " for us-bop")
                    .hasMessageContaining("in use");
        }
        // The site that had started before is gone: its port is free for the next.
        try (Sandbox next = Sandbox.open(100, SiteOptions.defaults().withPort("us-pa-doc", free))) {
            assertThat(next.sites().baseUrl("us-pa-doc")).hasPort(free);
        }
    }

    @Test
    void chosenPortIsUsed() throws IOException {
        int port = freePort();
        try (Sandbox other = Sandbox.open(100, SiteOptions.defaults().withAdminPort(port))) {
            assertThat(other.sites().adminUrl()).hasPort(port);
        }
    }

    @Test
    void robotsAreWelcomeExceptWhereTheSiteSaysOtherwise() {
        assertThat(robots("us-pa-doc")).isEqualTo("User-agent: *\nDisallow: /private/\n");
        assertThat(robots("us-ky-campbell")).isEqualTo("User-agent: *\nDisallow:\nCrawl-delay: 0\n");
        assertThat(robots("us-bop")).isEqualTo("User-agent: *\nDisallow:\n");
    }

    @Test
    void crawlDelayCanBeAskedFor() {
        SiteOptions options = SiteOptions.defaults().withCrawlDelay("us-bop", Duration.ofSeconds(7));
        try (Sandbox slow = Sandbox.open(100, options);
                Visitor visitor = slow.visitor("us-bop")) {
            assertThat(visitor.get("/robots.txt").body()).contains("Crawl-delay: 7\n");
        }
    }

    @Test
    void dayIsTheClocksPlusWhatWasAdvanced() {
        sites.advance(Period.ofDays(3));
        sandbox.clock().move(Duration.ofHours(13));

        assertThat(sites.today()).isEqualTo(LocalDate.of(2026, 11, 5));
    }

    @Test
    void sandboxMayStartAhead() {
        try (Sandbox ahead = Sandbox.open(100, SiteOptions.defaults().withAhead(Period.ofDays(9)))) {
            assertThat(ahead.sites().today()).isEqualTo(LocalDate.of(2026, 11, 10));
        }
    }

    @Test
    void dayIsNeverBeforeTheEpoch() {
        sandbox.clock().move(Duration.ofDays(-5));

        assertThat(sites.today()).isEqualTo(Sandbox.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P-1D", "P11Y", "P4000D"})
    void timeRunsForwardsAndNotForEver(String period) {
        assertThatThrownBy(() -> sites.advance(Period.parse(period))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "us-bop,200,Captcha",
        "us-pa-doc,404,Not Found",
    })
    void healthySiteAnswersForItself(String site, int status, String text) {
        try (Visitor visitor = sandbox.visitor(site)) {
            assertThat(visitor.get(BOP_PAGE).statusCode()).isEqualTo(status);
            assertThat(visitor.get(BOP_PAGE).body()).contains(text);
        }
    }

    @Test
    void siteThatIsDownIsDownForRobotsToo() {
        sites.inject("us-bop", new Fault.Down());
        try (Visitor visitor = sandbox.visitor("us-bop")) {
            assertThat(visitor.get(BOP_PAGE).statusCode()).isEqualTo(503);
            assertThat(visitor.get("/robots.txt").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void maintenanceIsAPageWithStatus200() {
        HttpResponse<String> response = withFault(new Fault.Maintenance());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(response.body()).contains("temporarily unavailable for maintenance");
    }

    @Test
    void blockedIs403() {
        assertThat(withFault(new Fault.Blocked()).statusCode()).isEqualTo(403);
    }

    @Test
    void rateLimitIs429WithRetryAfter() {
        HttpResponse<String> response = withFault(new Fault.RateLimited());

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("30");
    }

    @Test
    void slowSiteStillAnswersRight() {
        assertThat(withFault(new Fault.Slow(Duration.ofMillis(20))).body()).contains("InmateLocator");
    }

    @Test
    void mendedSiteIsItselfAgain() {
        withFault(new Fault.Down());

        assertThat(withFault(Fault.NONE).statusCode()).isEqualTo(200);
        assertThat(sites.fault("us-bop")).isEqualTo(Fault.NONE);
    }

    @Test
    void faultOfOneSiteLeavesTheOthersAlone() {
        sites.inject("us-bop", new Fault.Down());
        try (Visitor visitor = sandbox.visitor("us-ky-campbell")) {
            assertThat(visitor.get(JAIL_PAGE).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void requestsAreCountedAndTheLatestRemembered() {
        try (Visitor visitor = sandbox.visitor("us-ky-campbell")) {
            visitor.get("/robots.txt");
            visitor.get(JAIL_PAGE);
            visitor.get("/nowhere?secret=1");
        }

        assertThat(sites.requestCount("us-ky-campbell")).isEqualTo(3);
        assertThat(sites.latestRequests("us-ky-campbell"))
                .extracting(ReceivedRequest::path)
                .containsExactly("/robots.txt", JAIL_PAGE, "/nowhere");
        assertThat(sites.latestRequests("us-ky-campbell"))
                .extracting(ReceivedRequest::status)
                .containsExactly(200, 200, 404);
        assertThat(sites.requestCount("us-bop")).isZero();
    }

    private HttpResponse<String> withFault(Fault fault) {
        sites.inject("us-bop", fault);
        try (Visitor visitor = sandbox.visitor("us-bop")) {
            return visitor.get(BOP_PAGE);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private String robots(String site) {
        try (Visitor visitor = sandbox.visitor(site)) {
            HttpResponse<String> response = visitor.get("/robots.txt");
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/plain");
            return response.body();
        }
    }
}
