package org.whereabouts.schedules.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import org.whereabouts.crawler.sitewatch.SiteWatches;
import org.whereabouts.crawler.sitewatch.Watch;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.sandbox.site.Fault;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.schedules.SchedulesFixture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(classes = SchedulesFixture.class)
class SiteWatchTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private SandboxSites sandbox;

    @Autowired
    private SiteWatches watches;

    @Autowired
    private Scheduler quartz;

    private MockMvcTester http;

    @BeforeEach
    void open() {
        http = MockMvcTester.from(context);
    }

    @Test
    void aSiteIsWatchedInTheBackgroundAndReportsWhatChanged() throws Exception {
        assertThat(watchToItsEnd("us-pa-doc-web").path("outcome").asString()).isEqualTo("COMPLETE");
        assertThat(json(get("/v1/sites/us-pa-doc-web/report")).path("before").isNull())
                .isTrue();
        sandbox.advance(Period.ofDays(8));
        watchToItsEnd("us-pa-doc-web");

        JsonNode report = json(get("/v1/sites/us-pa-doc-web/report"));

        assertThat(report.path("changed").path(0).path("url").asString()).endsWith("/sci-albion");
        assertThat(report.path("changed").path(0).path("diff").toString()).contains("+PO Box 1007");
        assertThat(report.path("vanished")).isEmpty();
    }

    @Test
    void sitesAreListedWithTheirLatestWatchAndWatchedOnSchedule() throws Exception {
        JsonNode sites = json(get("/v1/sites"));

        assertThat(sites.path("total").asInt()).isEqualTo(3);
        assertThat(sites.path("results").path(2).path("id").asString()).isEqualTo("us-tx-tdcj-web");
        for (JsonNode site : sites.path("results")) {
            assertThat(scheduled(site.path("id").asString())).isTrue();
        }
    }

    @Test
    void aSiteThatAsksForTimeIsTakenUpAgainByItself() throws Exception {
        sandbox.inject("us-tx-tdcj-web", new Fault.RateLimited());
        JsonNode started = json(start("us-tx-tdcj-web"));
        long id = started.path("id").asLong();

        await().atMost(Duration.ofSeconds(20)).until(() -> watches.get(id).state() == Watch.State.WAITING);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> quartz.checkExists(new TriggerKey("go on with " + id, "watch")));
        sandbox.inject("us-tx-tdcj-web", Fault.NONE);
        assertProblem(start("us-tx-tdcj-web"), 409, "watch-open", "once at a time");
    }

    @Test
    void whatCannotBeDoneIsAProblemThatSaysWhy() {
        assertProblem(start("us-zz-none"), 404, "unknown-site", "us-pa-doc-web");
        assertProblem(get("/v1/sites/us-zz-none/report"), 404, "unknown-site", "us-pa-doc-web");
        assertProblem(get("/v1/sites/NO SUCH ID/watches"), 404, "unknown-site", "us-pa-doc-web");
        assertThat(watches.newest(new SourceId("us-zz-none"), 1)).isEmpty();
    }

    private boolean scheduled(String site) {
        try {
            return quartz.checkExists(new TriggerKey(site, "watch"));
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode watchToItsEnd(String site) throws Exception {
        MvcTestResult started = start(site);
        assertThat(started).hasStatus(202);
        long id = json(started).path("id").asLong();
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> json(get("/v1/sites/" + site + "/watches"))
                                .path("results")
                                .path(0),
                        watch -> watch.path("id").asLong() == id
                                && !watch.path("endedAt").isNull());
    }

    private static void assertProblem(MvcTestResult result, int status, String type, String detail) {
        assertThat(result).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(result).bodyText().contains("/problems/" + type).contains(detail);
    }

    private MvcTestResult start(String site) {
        return http.post().uri("/v1/sites/" + site + "/watches").exchange();
    }

    private MvcTestResult get(String path) {
        return http.get().uri(path).exchange();
    }

    private static JsonNode json(MvcTestResult result) throws Exception {
        return JSON.readTree(result.getResponse().getContentAsString());
    }
}
