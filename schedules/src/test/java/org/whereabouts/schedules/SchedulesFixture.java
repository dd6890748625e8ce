package org.whereabouts.schedules;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.whereabouts.crawler.CrawlerConfiguration;
import org.whereabouts.crawler.CrawlerSettings;
import org.whereabouts.crawler.added.AddedSources;
import org.whereabouts.crawler.added.AllSources;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.crawler.sitewatch.AgencySites;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.indexer.index.IndexName;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import org.whereabouts.sandbox.server.TestServers;
import org.whereabouts.sandbox.site.SandboxSites;
import org.whereabouts.sandbox.site.SiteOptions;
import org.whereabouts.schedules.schema.LibraryTables;

/** The module in a real context: real PostgreSQL, real Elasticsearch, the sandbox's sites. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CrawlerConfiguration.class, SchedulesConfiguration.class, HoldingsFixture.class})
public class SchedulesFixture {

    @Bean(destroyMethod = "close")
    SandboxSites sites() {
        // Its days pass only when a test says so: what changes on its sites is counted from the first one.
        Instant firstDay = Instant.parse("2026-11-01T12:00:00Z");
        Population population =
                Population.generate(new PopulationSpec(3, 700, LocalDate.ofInstant(firstDay, ZoneOffset.UTC)));
        return SandboxSites.start(population, InstantSource.fixed(firstDay), SiteOptions.defaults());
    }

    @Bean
    DataSource database() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(TestServers.postgres().createDatabase());
        for (String module : new String[] {"crawler", "indexer"}) {
            ModuleSchema.migrate(pool, module);
        }
        ModuleSchema.migrate(pool, "schedules", LibraryTables.migrations());
        return pool;
    }

    @Bean
    Sources sources(SandboxSites sites, AddedSources added) {
        Map<SourceId, SourceOverlay> overlays = new HashMap<>();
        for (Map.Entry<String, URI> site : sites.baseUrls().entrySet()) {
            overlays.put(
                    new SourceId(site.getKey()),
                    new SourceOverlay(site.getValue(), Duration.ofMillis(1), sites.canaries(site.getKey())));
        }
        return new AllSources(ShippedSources.overlaid(overlays), added);
    }

    @Bean
    AgencySites agencySites(SandboxSites sites) {
        Map<SourceId, SourceOverlay> overlays = new HashMap<>();
        sites.webUrls()
                .forEach((id, url) -> overlays.put(new SourceId(id), new SourceOverlay(url, Duration.ofMillis(1))));
        return AgencySites.overlaid(overlays);
    }

    @Bean
    CrawlerSettings crawlerSettings() throws java.io.IOException {
        Path captures = Files.createTempDirectory("captures");
        return new CrawlerSettings(captures, "mailto:operator@example.org", AddressRule.LOOPBACK_ONLY);
    }

    @Bean
    ElasticsearchClient elasticsearch() {
        return ElasticsearchClient.of(
                client -> client.host(TestServers.elasticsearch().url().toString()));
    }

    @Bean
    IndexName indexName() {
        return new IndexName("t" + UUID.randomUUID().toString().substring(0, 8));
    }
}
