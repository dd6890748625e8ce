package org.whereabouts.crawler.sitewatch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;

/** The web sites that can be watched, in the order of their ids. */
public final class AgencySites {

    private final List<AgencySite> sites;

    private AgencySites(List<AgencySite> sites) {
        this.sites = List.copyOf(sites);
    }

    public static AgencySites of(List<AgencySite> sites) {
        return new AgencySites(sites);
    }

    /** All shipped sites as their profiles have them. */
    public static AgencySites load() {
        return new AgencySites(read("index.txt")
                .lines()
                .filter(id -> !id.isBlank())
                .map(id -> SiteYaml.read("sites/" + id + "/site.yml", read(id + "/site.yml")))
                .toList());
    }

    /** The sites that the sandbox plays, where and as fast as it plays them, and no others. */
    public static AgencySites overlaid(Map<SourceId, SourceOverlay> overlays) {
        return new AgencySites(load().sites.stream()
                .flatMap(site -> Optional.ofNullable(overlays.get(site.id())).map(site::overlaid).stream())
                .toList());
    }

    public List<AgencySite> all() {
        return sites;
    }

    public Optional<AgencySite> find(String id) {
        return sites.stream().filter(site -> site.id().value().equals(id)).findFirst();
    }

    /**
     * The site of that id.
     *
     * @throws UnknownSiteException when there is none; what cannot even be an id is unknown like any other
     */
    public AgencySite get(String id) {
        return find(id).orElseThrow(() -> new UnknownSiteException(
                id, sites.stream().map(site -> site.id().value()).toList()));
    }

    private static String read(String path) {
        try (InputStream in = AgencySites.class.getResourceAsStream("/sites/" + path)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks sites/" + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
