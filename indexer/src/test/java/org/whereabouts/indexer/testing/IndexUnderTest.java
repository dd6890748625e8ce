package org.whereabouts.indexer.testing;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.indexer.candidate.PeopleSearch;
import org.whereabouts.indexer.index.IndexName;
import org.whereabouts.indexer.index.IndexSettings;
import org.whereabouts.indexer.index.PeopleIndex;
import org.whereabouts.indexer.match.CustodyStates;
import org.whereabouts.normalizer.facility.FacilityDirectory;
import org.whereabouts.sandbox.server.TestServers;

/** An index of its own on the tests' Elasticsearch, over a registry of its own. */
public record IndexUnderTest(
        RegistryUnderTest records, ElasticsearchClient client, IndexName name, PeopleIndex index, PeopleSearch search) {

    public static final CustodyStates STATES = new CustodyStates(
            Map.of(Person.PA, "PA", Person.TX, "TX", new SourceId("us-in-allen-county"), "IN"),
            FacilityDirectory.load());

    /** Made, and empty. */
    public static IndexUnderTest create() {
        return create(RegistryUnderTest.create());
    }

    /** Made, over a registry that is there. */
    public static IndexUnderTest create(RegistryUnderTest records) {
        var test = on(client(TestServers.elasticsearch().url()), records);
        test.index().ensureCreated();
        return test;
    }

    /** Over a server that may or may not be there. */
    public static IndexUnderTest on(ElasticsearchClient client, RegistryUnderTest records) {
        var name = new IndexName("t" + UUID.randomUUID().toString().substring(0, 8) + "-");
        return new IndexUnderTest(
                records,
                client,
                name,
                index(client, name, records),
                new PeopleSearch(client, name, records.registry(), STATES));
    }

    public static PeopleIndex index(ElasticsearchClient client, IndexName name, RegistryUnderTest records) {
        return new PeopleIndex(client, name, IndexSettings.singleNode(), records.queue(), STATES, UUID::randomUUID);
    }

    public static ElasticsearchClient client(URI url) {
        return new ElasticsearchClient(
                new Rest5ClientTransport(Rest5Client.builder(url).build(), new Jackson3JsonpMapper()));
    }

    /** Takes people in by look-up, and makes them searchable. */
    public void hold(Person... people) {
        for (Person person : people) {
            records.registry().observe(person.record());
        }
        index.project();
        index.refresh();
    }
}
