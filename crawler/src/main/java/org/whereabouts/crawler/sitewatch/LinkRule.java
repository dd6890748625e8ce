package org.whereabouts.crawler.sitewatch;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.util.AntPathMatcher;
import org.whereabouts.crawler.fetch.WebAddress;

/**
 * Which links of a site are followed, and under which one name each page goes. Two things make a small site endless: parameters
 * (sessions, calendars, sort orders), of which only those that the site's profile names are kept, and paths that grow for ever,
 * which are refused beyond a depth and where segments repeat.
 */
final class LinkRule {

    private static final int LONGEST_URL = 500;
    private static final int MOST_SEGMENTS = 10;
    private static final int MOST_REPEATS = 2;

    /** Servlet containers put the session into the path: {@code /page;jsessionid=1A2B}. */
    private static final Pattern PATH_PARAMETER = Pattern.compile(";[^/?#]*");

    private static final Set<String> NO_TEXT = Set.of(
            "css", "js", "json", "xml", "rss", "ico", "png", "jpg", "jpeg", "gif", "svg", "webp", "mp3", "mp4", "mov",
            "avi", "zip", "exe", "ics");

    private final AgencySite site;
    private final AntPathMatcher paths = new AntPathMatcher();
    private final BasicURLNormalizer normalizer = new BasicURLNormalizer();

    LinkRule(AgencySite site) {
        this.site = site;
    }

    /** The page that the reference means on a page at {@code base}; empty when it is none that is watched. */
    Optional<URI> follow(URI base, String reference) {
        return WebAddress.resolve(base, reference).flatMap(this::canonical).filter(this::allows);
    }

    /** The start pages, by their one name. */
    List<URI> startPages() {
        return site.startPages().stream()
                .map(path -> canonical(site.origin().resolve(path))
                        .orElseThrow(() -> new IllegalArgumentException(site.id() + ": no path: " + path)))
                .toList();
    }

    /** Without fragment, session and parameters that tell nothing, in normal form (RFC 3986, section 6). */
    private Optional<URI> canonical(URI url) {
        String path = PATH_PARAMETER.matcher(String.valueOf(url.getRawPath())).replaceAll("");
        String query = keptQuery(url.getRawQuery());
        String plain = url.getScheme() + "://" + url.getRawAuthority() + (path.isEmpty() ? "/" : path)
                + (query.isEmpty() ? "" : "?" + query);
        String normal = normalizer.filter(plain);
        return normal == null ? Optional.empty() : WebAddress.resolve(url, normal);
    }

    private String keptQuery(String query) {
        return query == null
                ? ""
                : Arrays.stream(query.split("&"))
                        .filter(pair -> site.parameters().contains(pair.split("=", 2)[0]))
                        .collect(Collectors.collectingAndThen(
                                Collectors.toCollection(TreeSet::new), pairs -> String.join("&", pairs)));
    }

    private boolean allows(URI url) {
        String path = url.getRawPath();
        return WebAddress.sameOrigin(url, site.origin())
                && url.toString().length() <= LONGEST_URL
                && !isEndless(path)
                && !NO_TEXT.contains(extension(path))
                && (isStartPage(path) || matches(site.allowedPaths(), path))
                && !matches(site.excludedPaths(), path);
    }

    private boolean matches(List<String> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> paths.match(pattern, path));
    }

    private boolean isStartPage(String path) {
        return site.startPages().contains(path);
    }

    private static boolean isEndless(String path) {
        List<String> segments =
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        return segments.size() > MOST_SEGMENTS
                || segments.stream().anyMatch(part -> Collections.frequency(segments, part) > MOST_REPEATS);
    }

    private static String extension(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.contains(".") ? file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
    }
}
