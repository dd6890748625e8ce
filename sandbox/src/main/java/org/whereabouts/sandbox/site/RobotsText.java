package org.whereabouts.sandbox.site;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A robots.txt. */
final class RobotsText {
    private RobotsText() {}

    /** Everybody may ask for everything but these paths, and waits so long between two requests. */
    static SiteResponse of(List<String> disallowedPaths, @Nullable Duration crawlDelay) {
        String disallowed = disallowedPaths.isEmpty()
                ? "Disallow:\n"
                : disallowedPaths.stream()
                        .map(path -> "Disallow: " + path + "\n")
                        .collect(Collectors.joining());
        String delay = crawlDelay == null ? "" : "Crawl-delay: " + crawlDelay.toSeconds() + "\n";
        return SiteResponse.text(200, "User-agent: *\n" + disallowed + delay);
    }
}
