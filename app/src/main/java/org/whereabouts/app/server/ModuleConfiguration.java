package org.whereabouts.app.server;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.crawler.CrawlerSettings;
import org.whereabouts.crawler.added.AddedSources;
import org.whereabouts.crawler.added.AllSources;
import org.whereabouts.crawler.capture.RetentionRule;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.sitewatch.AgencySites;
import org.whereabouts.crawler.source.Sources;
import org.whereabouts.crawler.sources.ShippedSources;

/** What the modules ask of the application: clock, chance, a migrated database, and which sites may be asked. */
@Configuration(proxyBeanMethods = false)
class ModuleConfiguration {

    /** In the sandbox nobody but ourselves is asked. */
    private static final String SANDBOX_CONTACT = "sandbox@localhost";

    @Bean
    static MigratedDatabase migratedDatabase(ObjectProvider<SandboxSources> sandbox) {
        return new MigratedDatabase(sandbox);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }

    /** What is shipped, of which a sandbox plays some, and what operators have added. */
    @Bean
    Sources sources(ObjectProvider<SandboxSources> sandbox, AddedSources added) {
        SandboxSources played = sandbox.getIfAvailable();
        return new AllSources(
                played == null ? ShippedSources.load() : ShippedSources.overlaid(played.overlays()), added);
    }

    @Bean
    AgencySites agencySites(ObjectProvider<SandboxSources> sandbox) {
        SandboxSources played = sandbox.getIfAvailable();
        return played == null ? AgencySites.load() : AgencySites.overlaid(played.overlays());
    }

    @Bean
    CrawlerSettings crawlerSettings(ServerSettings settings, ObjectProvider<SandboxSources> sandbox) {
        if (settings.captureDays() < 1) {
            throw new OperatorException(
                    ExitCode.USAGE, "WHEREABOUTS_CAPTURE_DAYS must be at least 1, not " + settings.captureDays() + ".");
        }
        Integer dailyRequests = settings.dailyRequests();
        if (dailyRequests != null && dailyRequests < 1) {
            throw new OperatorException(
                    ExitCode.USAGE,
                    "WHEREABOUTS_DAILY_REQUESTS must be at least 1, not " + dailyRequests
                            + "; leave it out for no bound.");
        }
        RetentionRule retention = new RetentionRule(settings.captureDays());
        if (sandbox.getIfAvailable() != null) {
            return new CrawlerSettings(
                    settings.captures(),
                    SANDBOX_CONTACT,
                    AddressRule.LOOPBACK_ONLY,
                    retention,
                    dailyRequests,
                    settings.files());
        }
        String contact = settings.contact();
        if (contact == null || contact.isBlank()) {
            throw new OperatorException(
                    ExitCode.USAGE,
                    "Who answers for our requests? Set WHEREABOUTS_CONTACT to a mail address or URL for the owners of the sites.");
        }
        return new CrawlerSettings(
                settings.captures(), contact, AddressRule.PUBLIC_ONLY, retention, dailyRequests, settings.files());
    }
}
