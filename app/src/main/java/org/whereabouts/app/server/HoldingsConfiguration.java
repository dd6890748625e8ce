package org.whereabouts.app.server;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.added.RecentSources;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
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

/** What is held and known: reference data, custody registry, index. The parts of normalizer and indexer, wired. */
@Configuration(proxyBeanMethods = false)
class HoldingsConfiguration {

    private static final Duration REFRESH = Duration.ofSeconds(1);

    @Bean
    FacilityDirectory facilityDirectory() {
        return FacilityDirectory.load();
    }

    @Bean
    MailRoutes mailRoutes() {
        return MailRoutes.load();
    }

    @Bean
    CustodyNormalizer custodyNormalizer(FacilityDirectory facilities) {
        return new CustodyNormalizer(facilities);
    }

    @Bean
    CustodyStates custodyStates(Sources sources, FacilityDirectory facilities, InstantSource clock) {
        return new CustodyStates(stateOf(new RecentSources(sources, clock)), facilities);
    }

    /** The state whose agency a source is, also of one that operators add while the process runs, or withdrew. */
    static Function<SourceId, Optional<String>> stateOf(Sources sources) {
        return id -> sources.findAlsoWithdrawn(id).map(Source::profile).flatMap(SourceProfile::stateCode);
    }

    @Bean
    CustodyRegistry custodyRegistry(JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
        return new CustodyRegistry(jdbc, transactions, clock);
    }

    @Bean
    IndexName indexName(ServerSettings settings) {
        return new IndexName(settings.index().prefix());
    }

    /** The index, there before anybody asks it, showing what a process that ended left pending. */
    @Bean
    PeopleIndex peopleIndex(
            ElasticsearchClient client,
            IndexName name,
            ServerSettings settings,
            JdbcClient jdbc,
            CustodyStates states) {
        IndexSettings layout =
                new IndexSettings(settings.index().shards(), settings.index().replicas(), REFRESH);
        PeopleIndex index = new PeopleIndex(client, name, layout, new ProjectionQueue(jdbc), states, UUID::randomUUID);
        index.ensureCreated();
        index.project();
        return index;
    }

    @Bean
    PeopleSearch peopleSearch(
            ElasticsearchClient client, IndexName name, CustodyRegistry registry, CustodyStates states) {
        return new PeopleSearch(client, name, registry, states);
    }
}
