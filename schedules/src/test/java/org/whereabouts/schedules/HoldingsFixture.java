package org.whereabouts.schedules;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.indexer.index.IndexName;
import org.whereabouts.indexer.index.IndexSettings;
import org.whereabouts.indexer.index.PeopleIndex;
import org.whereabouts.indexer.match.CustodyStates;
import org.whereabouts.indexer.registry.CustodyRegistry;
import org.whereabouts.indexer.registry.ProjectionQueue;
import org.whereabouts.normalizer.custody.CustodyNormalizer;
import org.whereabouts.normalizer.facility.FacilityDirectory;

/** The registry and the index that runs write to; whoever imports it names the servers. */
@Configuration(proxyBeanMethods = false)
public class HoldingsFixture {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    RandomGenerator random() {
        return RandomGenerator.getDefault();
    }

    @Bean
    CustodyNormalizer normalizer() {
        return new CustodyNormalizer(FacilityDirectory.load());
    }

    @Bean
    CustodyRegistry registry(JdbcClient database, TransactionTemplate transactions, InstantSource clock) {
        return new CustodyRegistry(database, transactions, clock);
    }

    @Bean
    PeopleIndex index(ElasticsearchClient client, IndexName name, JdbcClient database) {
        CustodyStates states = new CustodyStates(Map.of(), FacilityDirectory.load());
        return new PeopleIndex(
                client, name, IndexSettings.singleNode(), new ProjectionQueue(database), states, UUID::randomUUID);
    }
}
