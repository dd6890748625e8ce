package org.whereabouts.app.server;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator configures; every name is also an environment variable ({@code WHEREABOUTS_CONTACT}).
 *
 * @param database where PostgreSQL is; {@code spring.datasource.*} serves as well
 * @param elasticsearch where Elasticsearch is; {@code spring.elasticsearch.*} serves as well
 * @param index how the index is laid out
 * @param captures where pages are kept as received
 * @param captureDays for how many days they are kept
 * @param contact a mail address or URL for the owners of the sites that are asked; without it nobody is asked
 * @param dailyRequests most requests to all sites together in a day of UTC; no common bound without it
 * @param files the directory below which {@code file:} URLs of profiles are read; without it none is
 */
@ConfigurationProperties("whereabouts")
public record ServerSettings(
        @Nullable Place database,
        @Nullable Place elasticsearch,
        @DefaultValue Index index,
        @DefaultValue("var/captures") Path captures,
        @DefaultValue("30") int captureDays,
        @Nullable String contact,
        @Nullable Integer dailyRequests,
        @Nullable Path files) {

    /** A server's address. */
    public record Place(@Nullable String url) {}

    /**
     * The index.
     *
     * @param prefix in front of its name, to share an Elasticsearch; empty for none
     * @param shards primary shards
     * @param replicas copies of each; 0 suits a single node
     */
    public record Index(
            @DefaultValue("") String prefix,
            @DefaultValue("1") int shards,
            @DefaultValue("0") int replicas) {}
}
