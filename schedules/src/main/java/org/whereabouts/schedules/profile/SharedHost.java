package org.whereabouts.schedules.profile;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.example.Finding;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.FetchWindow;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * The rules for a profile whose host a shipped source asks as well: what was agreed about asking that host holds for whoever asks
 * it. The throttle keeps the longer gap where two sources take turns, but a source that asks alone would keep its own. Pure.
 */
final class SharedHost {

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private SharedHost() {}

    /** What the profile would loosen at the hosts of these others; a profile of its own id is itself. */
    static List<Finding> faults(SourceProfile profile, Collection<SourceProfile> shipped) {
        List<Finding> faults = new ArrayList<>();
        for (SourceProfile other : shipped) {
            if (!other.id().equals(profile.id()) && sites(profile).anyMatch(site -> asks(other, site))) {
                faults(profile, other, faults);
            }
        }
        return faults;
    }

    private static void faults(SourceProfile profile, SourceProfile other, List<Finding> faults) {
        String because = ": " + other.id() + " asks the same host, and is to ask it no more often";
        if (profile.delay().compareTo(other.delay()) < 0) {
            faults.add(new Finding("delay", "must be at least " + other.delay() + because));
        }
        FetchWindow window = other.window();
        if (window != null && !isWithin(profile, window, other)) {
            faults.add(new Finding(
                    "window",
                    "must be within " + window.from() + " to " + window.to() + " of " + other.timeZone()
                            + ", with that as timeZone" + because));
        }
        Integer most = other.dailyRequests();
        if (most != null && (profile.dailyRequests() == null || profile.dailyRequests() > most)) {
            faults.add(new Finding("dailyRequests", "must be at most " + most + because));
        }
    }

    private static boolean isWithin(SourceProfile profile, FetchWindow outer, SourceProfile other) {
        FetchWindow inner = profile.window();
        return inner != null
                && profile.timeZone().equals(other.timeZone())
                && IntStream.range(0, MINUTES_OF_A_DAY)
                        .mapToObj(minute -> Instant.EPOCH.plusSeconds(minute * 60L))
                        .allMatch(at -> !inner.isOpen(at, ZoneOffset.UTC) || outer.isOpen(at, ZoneOffset.UTC))
                && endsWithin(inner.to(), outer);
    }

    /** Windows may end between two minutes. */
    private static boolean endsWithin(LocalTime end, FetchWindow outer) {
        Instant last = end.minusNanos(1).atDate(LocalDate.EPOCH).toInstant(ZoneOffset.UTC);
        return outer.isOpen(last, ZoneOffset.UTC);
    }

    /** Whether a request of the source may go to the host of that address. */
    static boolean asks(SourceProfile source, URI address) {
        return sites(source).anyMatch(site -> sameHost(address, site));
    }

    /** Where a source asks: its pages, and its file, which may lie elsewhere; one of this machine is asked of nobody. */
    private static Stream<URI> sites(SourceProfile source) {
        BulkFile file = source.file();
        return file == null ? Stream.of(source.baseUrl()) : Stream.of(source.baseUrl(), file.origin());
    }

    /** Host and port, as the throttle tells hosts apart: two schemes on their own ports are one host. */
    private static boolean sameHost(URI one, URI other) {
        String host = host(one);
        return host != null && host.equals(host(other)) && port(one) == port(other);
    }

    private static @Nullable String host(URI url) {
        String host = url.getHost();
        return host == null ? null : host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }

    private static int port(URI url) {
        boolean usual = url.getPort() < 0 || url.getPort() == ("https".equals(url.getScheme()) ? 443 : 80);
        return usual ? 0 : url.getPort();
    }
}
