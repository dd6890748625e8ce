package org.whereabouts.schedules.killed;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.whereabouts.crawler.CrawlerConfiguration;
import org.whereabouts.crawler.CrawlerSettings;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.sitewatch.AgencySites;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.indexer.index.IndexName;
import org.whereabouts.schedules.HoldingsFixture;
import org.whereabouts.schedules.SchedulesConfiguration;
import org.whereabouts.schedules.batch.RunWorker;

/** A node that works on one run, from wherever it stands to its end, and ends with it. Started as a process, it may be killed. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CrawlerConfiguration.class, SchedulesConfiguration.class, HoldingsFixture.class})
public class RunNode {

    static final SourceId SOURCE = new SourceId("us-pa-doc");

    /**
     * What a node works with.
     *
     * @param database JDBC URL of a migrated database
     * @param index in front of the index's name
     * @param captures the directory of the captures
     * @param site where the source is asked
     */
    record Setup(String database, URI elasticsearch, String index, Path captures, URI site) {

        String[] arguments(long run) {
            return new String[] {
                // Quartz finds a scheduler's database by its name, one for the whole JVM, which may have others.
                "--spring.quartz.properties.org.quartz.scheduler.instanceName=node",
                "--node.database=" + database,
                "--node.elasticsearch=" + elasticsearch,
                "--node.index=" + index,
                "--node.captures=" + captures,
                "--node.site=" + site,
                "--node.run=" + run
            };
        }
    }

    /** Works on the run that the arguments name, to its end. */
    public static void main(String[] arguments) {
        SpringApplication node = new SpringApplication(RunNode.class);
        node.setWebApplicationType(WebApplicationType.NONE);
        // The test says who takes the run up, and when; and a small sweep has several chunks too.
        node.setDefaultProperties(Map.of("spring.quartz.auto-startup", "false", "whereabouts.pages-per-chunk", "5"));
        try (ConfigurableApplicationContext context = node.run(arguments)) {
            context.getBean(RunWorker.class).work(context.getEnvironment().getRequiredProperty("node.run", Long.class));
        }
    }

    @Bean
    DataSource database(@Value("${node.database}") String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        return pool;
    }

    @Bean
    ElasticsearchClient elasticsearch(@Value("${node.elasticsearch}") String url) {
        return ElasticsearchClient.of(client -> client.host(url));
    }

    @Bean
    IndexName indexName(@Value("${node.index}") String prefix) {
        return new IndexName(prefix);
    }

    @Bean
    CrawlerSettings crawlerSettings(@Value("${node.captures}") Path captures) {
        return new CrawlerSettings(captures, "mailto:operator@example.org", AddressRule.LOOPBACK_ONLY);
    }

    @Bean
    Sources sources(@Value("${node.site}") URI site) {
        return ShippedSources.overlaid(Map.of(SOURCE, new SourceOverlay(site, Duration.ofMillis(1))));
    }

    @Bean
    AgencySites agencySites() {
        return AgencySites.overlaid(Map.of());
    }
}
