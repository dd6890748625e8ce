package org.whereabouts.app.server;

import java.util.Map;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;

/**
 * Marks a process as a sandbox: it asks these synthetic sites, locators and web sites, on loopback, and no others. Handed to the application by
 * {@code up}; no configuration file can make one.
 */
public record SandboxSources(Map<SourceId, SourceOverlay> overlays) {

    public SandboxSources {
        overlays = Map.copyOf(overlays);
    }
}
