package org.whereabouts.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.whereabouts.app.key.ApiKeys;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.sandbox.server.TestServers;
import org.whereabouts.searchapi.access.AccessProblems;
import org.whereabouts.searchapi.access.Scope;
import org.whereabouts.searchapi.problem.ProblemWriter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeyFilterTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NOBODYS = "wb_" + "A".repeat(43);

    private final MockFilterChain chain = new MockFilterChain();

    @Test
    void aDatabaseThatIsDownIsAskAgainLaterAndNoRefusal() throws Exception {
        MockHttpServletResponse answer = ask(keys("jdbc:postgresql://127.0.0.1:1/w?user=me"), NOBODYS);

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo("7");
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        JsonNode problem = JSON.readTree(answer.getContentAsByteArray());
        assertThat(problem.path("type").asString()).isEqualTo("/problems/registry-unavailable");
        assertThat(problem.path("status").asInt()).isEqualTo(503);
        assertThat(answer.getHeader(HttpHeaders.WWW_AUTHENTICATE)).isNull();
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void anUnknownKeyIsRefused() throws Exception {
        MockHttpServletResponse answer = ask(migrated(), NOBODYS);

        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeader(HttpHeaders.RETRY_AFTER)).isNull();
        assertThat(chain.getRequest()).isNull();
    }

    @Test
    void aGoodKeyLetsTheRequestThrough() throws Exception {
        ApiKeys keys = migrated();

        MockHttpServletResponse answer =
                ask(keys, keys.create("x", Set.of(Scope.SEARCH)).secret().reveal());

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(chain.getRequest()).isNotNull();
    }

    private static ApiKeys migrated() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(TestServers.postgres().createDatabase());
        ModuleSchema.migrate(database, "app");
        return keys(database);
    }

    private static ApiKeys keys(String url) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        return keys(database);
    }

    private static ApiKeys keys(PGSimpleDataSource database) {
        return new ApiKeys(JdbcClient.create(database), new SecureRandom(), InstantSource.system());
    }

    private MockHttpServletResponse ask(ApiKeys keys, String key) throws Exception {
        ProblemWriter problems = new ProblemWriter(JSON);
        KeyRefusals refusals = new KeyRefusals(new AccessProblems(problems), problems, Duration.ofSeconds(7));
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/people");
        request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key);
        MockHttpServletResponse response = new MockHttpServletResponse();
        SecurityConfiguration.keyFilter(keys, refusals).doFilter(request, response, chain);
        return response;
    }
}
