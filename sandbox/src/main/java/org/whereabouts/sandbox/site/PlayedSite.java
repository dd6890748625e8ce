package org.whereabouts.sandbox.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A site on its server, whatever it shows: it has a robots.txt, can be broken, and remembers who asked. */
abstract sealed class PlayedSite implements LoopbackServer.Handler permits SiteHost, WebSiteHost {
    private final String sourceId;
    private final SiteResponse robots;
    private final InstantSource clock;
    private final RequestLog log;
    private volatile Fault fault = Fault.NONE;

    PlayedSite(
            String sourceId,
            List<String> disallowed,
            @Nullable Duration crawlDelay,
            InstantSource clock,
            RequestLog log) {
        this.sourceId = sourceId;
        this.robots = RobotsText.of(disallowed, crawlDelay);
        this.clock = clock;
        this.log = log;
    }

    /** What the site shows, or under this fault shows instead. */
    abstract SiteResponse page(SiteRequest request, Fault current);

    @Override
    public final LoopbackServer.Answer answer(SiteRequest request) {
        Instant at = clock.instant();
        Fault current = fault;
        SiteResponse response = request.path().equals("/robots.txt") ? robots(current) : page(request, current);
        log.received(at, request, response.status());
        return new LoopbackServer.Answer(response, current instanceof Fault.Slow slow ? slow.delay() : Duration.ZERO);
    }

    private SiteResponse robots(Fault current) {
        return current instanceof Fault.Down ? FaultPages.down() : robots;
    }

    final String sourceId() {
        return sourceId;
    }

    final Fault fault() {
        return fault;
    }

    final void inject(Fault next) {
        fault = next;
    }

    final RequestLog log() {
        return log;
    }
}
