package org.whereabouts.crawler.sources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.source.Sources;

/**
 * The sources that come with the product: each a folder {@code sources/<id>/source.yml} on the class path, read by the
 * adapter that its profile names. A class path cannot be listed from inside a jar, so {@code sources/index.txt} names the
 * folders; a test holds it against what is there.
 */
public final class ShippedSources {

    private ShippedSources() {}

    /** All shipped sources as their profiles have them. */
    public static Sources load() {
        return Sources.of(profiles().stream().map(Adapters::adapt).toList());
    }

    /** The sources that the sandbox plays, where and as fast as it plays them, and no others. */
    public static Sources overlaid(Map<SourceId, SourceOverlay> overlays) {
        List<Source> played = new ArrayList<>();
        for (SourceProfile profile : profiles()) {
            SourceOverlay overlay = overlays.get(profile.id());
            if (overlay != null) {
                played.add(Adapters.adapt(profile.overlaid(overlay)));
            }
        }
        return Sources.of(played);
    }

    private static List<SourceProfile> profiles() {
        return read("index.txt")
                .lines()
                .filter(id -> !id.isBlank())
                .map(id -> SourceYaml.read("sources/" + id + "/source.yml", read(id + "/source.yml")))
                .toList();
    }

    private static String read(String path) {
        try (InputStream in = ShippedSources.class.getResourceAsStream("/sources/" + path)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks sources/" + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
