package org.whereabouts.sandbox.site;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The locators and web sites by identifier, in the order in which they were opened. */
final class SiteDirectory {
    private record Entry(SiteHost host, URI baseUrl) {}

    private record WebEntry(WebSiteHost host, URI baseUrl) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, WebEntry> web = new LinkedHashMap<>();

    void add(SiteHost host, URI baseUrl) {
        entries.put(host.sourceId(), new Entry(host, baseUrl));
    }

    void addWeb(WebSiteHost host, URI baseUrl) {
        web.put(host.sourceId(), new WebEntry(host, baseUrl));
    }

    /**
     * One locator.
     *
     * @throws IllegalArgumentException for an unknown source identifier
     */
    SiteHost host(String sourceId) {
        Entry entry = entries.get(sourceId);
        if (entry == null) {
            throw unknown(sourceId, entries.keySet());
        }
        return entry.host();
    }

    /**
     * One locator or web site.
     *
     * @throws IllegalArgumentException for an unknown identifier
     */
    PlayedSite played(String id) {
        WebEntry entry = web.get(id);
        if (entry != null) {
            return entry.host();
        }
        if (!entries.containsKey(id)) {
            throw unknown(id, all());
        }
        return host(id);
    }

    URI baseUrl(String id) {
        WebEntry entry = web.get(id);
        if (entry != null) {
            return entry.baseUrl();
        }
        Entry locator = entries.get(id);
        if (locator == null) {
            throw unknown(id, all());
        }
        return locator.baseUrl();
    }

    Map<String, URI> webUrls() {
        Map<String, URI> urls = new LinkedHashMap<>();
        web.forEach((id, entry) -> urls.put(id, entry.baseUrl()));
        return Collections.unmodifiableMap(urls);
    }

    Map<String, URI> baseUrls() {
        Map<String, URI> urls = new LinkedHashMap<>();
        entries.forEach((sourceId, entry) -> urls.put(sourceId, entry.baseUrl()));
        return Collections.unmodifiableMap(urls);
    }

    private Set<String> all() {
        Set<String> all = new LinkedHashSet<>(entries.keySet());
        all.addAll(web.keySet());
        return all;
    }

    private static IllegalArgumentException unknown(String id, Set<String> known) {
        return new IllegalArgumentException("The sandbox has no site '" + id + "', only " + known);
    }
}
