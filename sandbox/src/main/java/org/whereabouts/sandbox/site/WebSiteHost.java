package org.whereabouts.sandbox.site;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Runs one web site: its day and its pages. They carry an ETag that is good for the day; who sends it back is told that
 * nothing has changed.
 */
final class WebSiteHost extends PlayedSite {
    private final WebSite site;
    private final FacilityBook book;
    private final SandboxClock today;
    private final AtomicLong visits = new AtomicLong();

    WebSiteHost(
            WebSite site,
            FacilityBook book,
            SandboxClock today,
            InstantSource clock,
            RequestLog log,
            @Nullable Duration crawlDelay) {
        super(site.id(), site.disallowed(), crawlDelay, clock, log);
        this.site = site;
        this.book = book;
        this.today = today;
    }

    @Override
    SiteResponse page(SiteRequest request, Fault current) {
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
}
