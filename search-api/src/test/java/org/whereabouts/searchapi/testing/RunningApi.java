package org.whereabouts.searchapi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.FileSystemUtils;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.indexer.index.PeopleIndex;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import org.whereabouts.sandbox.server.TestServers;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.sandbox.site.SiteOptions;
import org.whereabouts.searchapi.access.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over HTTP on a free port, with a database, an index and sites of its own. */
public final class RunningApi implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LOOKUP_DEADLINE = Duration.ofSeconds(5);

    private final ConfigurableApplicationContext context;
    private final SandboxSites sites;
    private final RestTestClient client;

    private RunningApi(URI elasticsearch, String database, Duration lookupDeadline) {
        sites = SandboxSites.start(
                Population.generate(new PopulationSpec(7, 400, LocalDate.of(2026, 1, 1))),
                InstantSource.system(),
                SiteOptions.defaults());
        context = new SpringApplicationBuilder(TestApplication.class)
                .initializers(beans -> registerSources((GenericApplicationContext) beans, sites))
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.main.banner-mode=off",
                        "--spring.autoconfigure.exclude=org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
                        "--springdoc.api-docs.enabled=true",
                        "--springdoc.swagger-ui.enabled=true",
                        "--springdoc.api-docs.path=/v1/openapi.json",
                        "--springdoc.api-docs.version=openapi_3_1",
                        "--springdoc.swagger-ui.path=/docs",
                        "--springdoc.paths-to-match=/v1/**",
                        "--springdoc.paths-to-exclude=/v1/faulty",
                        "--whereabouts.resolve.lookup-deadline=" + lookupDeadline,
                        "--test.captures=" + captures(),
                        "--test.database=" + database,
                        "--test.elasticsearch=" + elasticsearch,
                        "--test.index=t" + UUID.randomUUID().toString().replace("-", "") + "-");
        client = RestTestClient.bindToServer(new JdkClientHttpRequestFactory()).build();
    }

    private static final class Shared {
        private static final RunningApi API = withPeople(LOOKUP_DEADLINE);
    }

    /** One that the tests of this JVM share, with {@link TestPeople} in it. Not to be closed or broken by a test. */
    public static RunningApi shared() {
        return Shared.API;
    }

    /** One for a single test, with {@link TestPeople} in it. */
    public static RunningApi withPeople(Duration lookupDeadline) {
        RunningApi api = new RunningApi(
                TestServers.elasticsearch().url(), TestServers.postgres().createDatabase(), lookupDeadline);
        api.migrate();
        PeopleIndex index = api.bean(PeopleIndex.class);
        index.ensureCreated();
        TestPeople.stage(api);
        index.project();
        index.refresh();
        return api;
    }

    /** One whose Elasticsearch is not there; its registry holds {@link TestPeople}. */
    public static RunningApi withoutElasticsearch() {
        RunningApi api = new RunningApi(
                URI.create("http://127.0.0.1:" + closedPort()),
                TestServers.postgres().createDatabase(),
                LOOKUP_DEADLINE);
        api.migrate();
        TestPeople.stage(api);
        return api;
    }

    /** One whose PostgreSQL is not there. */
    public static RunningApi withoutPostgres() {
        return new RunningApi(
                TestServers.elasticsearch().url(),
                "jdbc:postgresql://127.0.0.1:" + closedPort() + "/none?user=nobody&password=none",
                LOOKUP_DEADLINE);
    }

    /** A client without a key. */
    public RestTestClient anybody() {
        return client;
    }

    /** A client with a key of one scope. */
    public RestTestClient keyed(Scope scope) {
        return client.mutate()
                .defaultHeader("Authorization", "Bearer " + scope.word())
                .build();
    }

    /** An address of this API; path and query are encoded already. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** The JSON that a GET answers with, whatever its status. */
    public JsonNode get(RestTestClient caller, String path) {
        return JSON.readTree(body(caller.get().uri(uri(path)).exchange()));
    }

    /** The JSON that a resolve answers with, whatever its status. */
    public JsonNode resolve(String request) {
        return JSON.readTree(body(keyed(Scope.RESOLVE)
                .post()
                .uri(uri("/v1/resolve"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(request)
                .exchange()));
    }

    private static byte[] body(RestTestClient.ResponseSpec response) {
        return Objects.requireNonNullElse(response.expectBody().returnResult().getResponseBodyContent(), new byte[0]);
    }

    public SandboxSites sites() {
        return sites;
    }

    /** The port that the API listens on. */
    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        sites.close();
    }

    private void migrate() {
        DataSource database = bean(DataSource.class);
        List.of("crawler", "indexer").forEach(module -> ModuleSchema.migrate(database, module));
    }

    private static void registerSources(GenericApplicationContext beans, SandboxSites sites) {
        Map<SourceId, SourceOverlay> overlays = sites.baseUrls().entrySet().stream()
                .collect(Collectors.toMap(
                        site -> new SourceId(site.getKey()),
                        site -> new SourceOverlay(site.getValue(), Duration.ZERO)));
        beans.registerBean(Sources.class, () -> ShippedSources.overlaid(overlays));
    }

    private static Path captures() {
        try {
            Path directory = Files.createTempDirectory("whereabouts-search-api-captures-");
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(directory.toFile())));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
