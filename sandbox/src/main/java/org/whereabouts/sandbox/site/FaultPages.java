package org.whereabouts.sandbox.site;

import java.util.Optional;
import java.util.function.Supplier;

/** What a site with a fault answers in place of its pages. */
final class FaultPages {
    private FaultPages() {}

    /** The page that replaces the site's own; empty where the site still answers for itself. */
    static Optional<SiteResponse> insteadOfPages(Fault fault, Supplier<SiteResponse> rateLimited) {
        return switch (fault) {
            case Fault.Down down -> Optional.of(down());
            case Fault.Maintenance maintenance ->
                Optional.of(SiteResponse.html(page(
                        "Maintenance",
                        "This site is temporarily unavailable for maintenance. Please try again later.")));
            case Fault.Blocked blocked ->
                Optional.of(SiteResponse.html(
                        403, page("Access Denied", "You don't have permission to access this page on this server.")));
            case Fault.RateLimited limited -> Optional.of(rateLimited.get());
            case Fault.None none -> Optional.empty();
            case Fault.LayoutChanged changed -> Optional.empty();
            case Fault.DropsSomebody drops -> Optional.empty();
            case Fault.Slow slow -> Optional.empty();
        };
    }

    static SiteResponse down() {
        return SiteResponse.html(503, page("503", "Service Unavailable"));
    }

    private static String page(String title, String message) {
        return """
                <!DOCTYPE html>
                <html>
                  <head><title>%s</title></head>
                  <body><h1>%s</h1></body>
                </html>
                """.formatted(title, message);
    }
}
