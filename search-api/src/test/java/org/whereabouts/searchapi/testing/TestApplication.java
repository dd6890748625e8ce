package org.whereabouts.searchapi.testing;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.whereabouts.crawler.CrawlerConfiguration;
import org.whereabouts.crawler.CrawlerSettings;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.indexer.candidate.PeopleSearch;
import org.whereabouts.indexer.index.IndexName;
import org.whereabouts.indexer.index.IndexSettings;
import org.whereabouts.indexer.index.PeopleIndex;
import org.whereabouts.indexer.match.CustodyStates;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.indexer.registry.ProjectionQueue;
import org.whereabouts.normalizer.custody.CustodyNormalizer;
import org.whereabouts.normalizer.facility.FacilityDirectory;
import org.whereabouts.normalizer.mail.MailRoutes;
import org.whereabouts.searchapi.SearchApiConfiguration;
import org.whereabouts.searchapi.access.AccessProblems;
import org.whereabouts.searchapi.access.ApiAccessRules;

/** What an application provides around the API; {@link RunningApi} registers the sources. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({SearchApiConfiguration.class, CrawlerConfiguration.class, TestApplication.Faulty.class})
class TestApplication {

    /** A controller that fails as no other does, quoting somebody's data. */
    @RestController
    static final class Faulty {

        @GetMapping("/v1/faulty")
        String fail() {
            throw new IllegalStateException("Jane Testperson, QQ0002");
        }
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    RandomGenerator random() {
        return new Random(1);
    }

    @Bean
    CrawlerSettings crawlerSettings(@Value("${test.captures}") Path captures) {
        return new CrawlerSettings(captures, "test@example.org", AddressRule.LOOPBACK_ONLY);
    }

    @Bean
    DataSource database(@Value("${test.database}") String url) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        return database;
    }

    @Bean
    JdbcClient jdbcClient(DataSource database) {
        return JdbcClient.create(database);
    }

    @Bean
    TransactionTemplate transactions(DataSource database) {
        return new TransactionTemplate(new JdbcTransactionManager(database));
    }

    @Bean(destroyMethod = "close")
    ElasticsearchClient elasticsearch(@Value("${test.elasticsearch}") URI url) {
        return ElasticsearchClient.of(client -> client.host(url));
    }

    @Bean
    IndexName indexName(@Value("${test.index}") String prefix) {
        return new IndexName(prefix);
    }

    @Bean
    FacilityDirectory facilities() {
        return FacilityDirectory.load();
    }

    @Bean
    MailRoutes mailRoutes() {
        return MailRoutes.load();
    }

    @Bean
    CustodyStates custodyStates(Sources sources, FacilityDirectory facilities) {
        Map<org.whereabouts.crawler.source.SourceId, String> agencies = sources.all().stream()
                .map(source -> source.profile())
                .filter(profile -> profile.stateCode().isPresent())
                .collect(Collectors.toMap(
                        profile -> profile.id(), profile -> profile.stateCode().orElseThrow()));
        return new CustodyStates(agencies, facilities);
    }

    @Bean
    CustodyNormalizer normalizer(FacilityDirectory facilities) {
        return new CustodyNormalizer(facilities);
    }

    @Bean
    CustodyRegistry registry(JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
        return new CustodyRegistry(jdbc, transactions, clock);
    }

    @Bean
    PeopleIndex peopleIndex(ElasticsearchClient client, IndexName name, JdbcClient jdbc, CustodyStates states) {
        return new PeopleIndex(
                client, name, IndexSettings.singleNode(), new ProjectionQueue(jdbc), states, UUID::randomUUID);
    }

    @Bean
    PeopleSearch peopleSearch(
            ElasticsearchClient client, IndexName name, CustodyRegistry registry, CustodyStates states) {
        return new PeopleSearch(client, name, registry, states);
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, AccessProblems problems) {
        return http.csrf(CsrfConfigurer::disable)
                .addFilterBefore(new TestKeys(problems), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(rules -> {
                    ApiAccessRules.apply(rules);
                    rules.anyRequest().permitAll();
                })
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }
}
