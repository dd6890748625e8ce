package org.whereabouts.schedules.bulk;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sources.Adapters;
import org.whereabouts.indexer.index.IndexName;
import org.whereabouts.schedules.HoldingsFixture;
import org.whereabouts.schedules.SchedulesConfiguration;
import org.whereabouts.schedules.batch.RunWorker;

/** A process that works on one run of a source that is a file, from wherever it stands, and says how much memory it took. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({CrawlerConfiguration.class, SchedulesConfiguration.class, HoldingsFixture.class})
public class BulkNode {

    static final String PEAK = "peak heap, MB: ";

    /** Works on the run that the arguments name, to its end. */
    public static void main(String[] arguments) {
        SpringApplication node = new SpringApplication(BulkNode.class);
        node.setWebApplicationType(WebApplicationType.NONE);
        node.setDefaultProperties(Map.of(
                "spring.quartz.auto-startup",
                "false",
                "spring.quartz.properties.org.quartz.scheduler.instanceName",
                "bulk"));
        try (ConfigurableApplicationContext context = node.run(arguments)) {
            context.getBean(RunWorker.class).work(context.getEnvironment().getRequiredProperty("node.run", Long.class));
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.println(PEAK + peak / 1024 / 1024);
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
    IndexName indexName() {
        return new IndexName("bulk");
    }

    @Bean
    CrawlerSettings crawlerSettings(@Value("${node.captures}") Path captures) {
        return new CrawlerSettings(captures, "mailto:operator@example.org", AddressRule.LOOPBACK_ONLY);
    }

    @Bean
    Sources sources(@Value("${node.profile}") Path profile, @Value("${node.site}") URI site) throws IOException {
        return Sources.of(List.of(Adapters.adapt(SourceYaml.read("profile", Files.readString(profile))
                .overlaid(new SourceOverlay(site, Duration.ofMillis(1))))));
    }

    @Bean
    AgencySites agencySites() {
        return AgencySites.overlaid(Map.of());
    }
}
