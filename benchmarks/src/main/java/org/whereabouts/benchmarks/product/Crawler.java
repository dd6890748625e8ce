package org.whereabouts.benchmarks.product;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.whereabouts.crawler.CrawlerConfiguration;
import org.whereabouts.crawler.CrawlerSettings;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.schema.ModuleSchema;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sources.ShippedSources;

/** The crawler's beans from its own configuration, asking loopback only. */
public final class Crawler implements AutoCloseable {

    private static final SourceId TEXAS = new SourceId("us-tx-tdcj");

    /** RFC 6761, section 6.4: no name under it resolves. */
    private static final URI NOWHERE = URI.create("http://locator.invalid");

    private final HikariDataSource pool;
    private final AnnotationConfigApplicationContext context;

    /**
     * A crawler over a database, whose schema it brings up to date.
     *
     * @param captures directory of the WARC files
     * @param connections most connections to the database
     */
    public Crawler(String jdbcUrl, Path captures, int connections) {
        pool = new HikariDataSource();
        pool.setJdbcUrl(jdbcUrl);
        pool.setMaximumPoolSize(connections);
        ModuleSchema.migrate(pool, "crawler");
        context = new AnnotationConfigApplicationContext();
        provide(InstantSource.class, InstantSource::system);
        provide(RandomGenerator.class, () -> RandomGeneratorFactory.getDefault().create(1));
        provide(JdbcClient.class, () -> JdbcClient.create(pool));
        provide(TransactionTemplate.class, () -> new TransactionTemplate(new JdbcTransactionManager(pool)));
        provide(Sources.class, () -> Sources.of(List.of(texas())));
        provide(
                CrawlerSettings.class,
                () -> new CrawlerSettings(captures, "mailto:operator@example.org", AddressRule.LOOPBACK_ONLY));
        context.register(CrawlerConfiguration.class);
        context.refresh();
    }

    private <T> void provide(Class<T> type, Supplier<T> bean) {
        context.registerBean(type, bean);
    }

    /** One of its parts. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** The Texas source as this crawler knows it by default: nowhere to be asked, for pages that are there already. */
    public Source texas() {
        return texas(NOWHERE, Duration.ZERO);
    }

    /** The shipped Texas source, found at that address and asked at that pace. */
    public static Source texas(URI baseUrl, Duration delay) {
        return ShippedSources.overlaid(Map.of(TEXAS, new SourceOverlay(baseUrl, delay)))
                .get(TEXAS);
    }

    @Override
    public void close() {
        context.close();
        pool.close();
    }
}
