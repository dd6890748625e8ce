package org.whereabouts.sandbox.site;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sites by source identifier, in the order in which they were opened. */
final class SiteDirectory {
    private record Entry(SiteHost host, URI baseUrl) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    void add(SiteHost host, URI baseUrl) {
        entries.put(host.sourceId(), new Entry(host, baseUrl));
    }

    /**
     * One site.
     *
     * @throws IllegalArgumentException for an unknown source identifier
     */
    SiteHost host(String sourceId) {
        return entry(sourceId).host();
    }

    URI baseUrl(String sourceId) {
        return entry(sourceId).baseUrl();
    }

    Map<String, URI> baseUrls() {
        Map<String, URI> urls = new LinkedHashMap<>();
        entries.forEach((sourceId, entry) -> urls.put(sourceId, entry.baseUrl()));
        return Collections.unmodifiableMap(urls);
    }

    private Entry entry(String sourceId) {
        Entry entry = entries.get(sourceId);
        if (entry == null) {
            throw new IllegalArgumentException("The sandbox has no site '" + sourceId + "', only " + entries.keySet());
        }
        return entry;
    }
}
