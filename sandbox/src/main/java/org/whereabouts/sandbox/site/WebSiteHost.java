package org.whereabouts.sandbox.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Runs one web site: its day, its robots.txt, its faults and the log of its requests. Pages carry an ETag that is good for the
 * day; who sends it back is told that nothing has changed.
 */
final class WebSiteHost implements PlayedSite {
    private final WebSite site;
    private final FacilityBook book;
    private final SandboxClock today;
    private final InstantSource clock;
    private final RequestLog log;
    private final @Nullable Duration crawlDelay;
    private final AtomicLong visits = new AtomicLong();
    private volatile Fault fault = Fault.NONE;

    WebSiteHost(
            WebSite site,
            FacilityBook book,
            SandboxClock today,
            InstantSource clock,
            RequestLog log,
            @Nullable Duration crawlDelay) {
        this.site = site;
        this.book = book;
        this.today = today;
        this.clock = clock;
        this.log = log;
        this.crawlDelay = crawlDelay;
    }

    @Override
    public LoopbackServer.Answer answer(SiteRequest request) {
        Instant at = clock.instant();
        Fault current = fault;
        SiteResponse response = request.path().equals("/robots.txt") ? robots(current) : page(request, current);
        log.received(at, request, response.status());
        return new LoopbackServer.Answer(response, current instanceof Fault.Slow slow ? slow.delay() : Duration.ZERO);
    }

    private SiteResponse robots(Fault current) {
        return current instanceof Fault.Down ? FaultPages.down() : RobotsText.of(site.disallowed(), crawlDelay);
    }

    private SiteResponse page(SiteRequest request, Fault current) {
        return FaultPages.insteadOfPages(current, WebSiteHost::rateLimited).orElseGet(() -> {
            LocalDate date = today.today();
            boolean layoutChanged = current instanceof Fault.LayoutChanged;
            String etag = "\"" + date + (layoutChanged ? "-new" : "") + "\"";
            WebDay day = new WebDay(date, book.on(date), book.agencyBox(date), visits.incrementAndGet(), layoutChanged);
            return site.page(request.path(), day)
                    .map(html -> request.ifNoneMatch().equals(etag)
                            ? SiteResponse.html(304, "").with("ETag", etag)
                            : SiteResponse.html(html).with("ETag", etag))
                    .orElseGet(SiteResponse::notFound);
        });
    }

    private static SiteResponse rateLimited() {
        return SiteResponse.text(429, "Too Many Requests").with("Retry-After", "30");
    }

    @Override
    public String sourceId() {
        return site.id();
    }

    @Override
    public Fault fault() {
        return fault;
    }

    @Override
    public void inject(Fault next) {
        fault = next;
    }

    @Override
    public RequestLog log() {
        return log;
    }
}
