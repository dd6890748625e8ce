package org.whereabouts.crawler.sources;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/** The adapters there are: each a class that reads one site, or a family of sites that differ in their profiles only. */
public final class Adapters {

    private static final Map<String, Function<SourceProfile, Source>> OF_ONE_SITE = Map.ofEntries(
            Map.entry("us-bop", UsBop::new),
            Map.entry("us-ca-cdcr", UsCaCdcr::new),
            Map.entry("us-fl-fdc", UsFlFdc::new),
            Map.entry("us-ga-gdc", UsGaGdc::new),
            Map.entry("us-id-idoc", UsIdIdoc::new),
            Map.entry("us-il-idoc", UsIlIdoc::new),
            Map.entry("us-nc-dac", UsNcDac::new),
            Map.entry("us-nv-ndoc", UsNvNdoc::new),
            Map.entry("us-oh-odrc", UsOhOdrc::new),
            Map.entry("us-or-doc", UsOrDoc::new),
            Map.entry("us-pa-doc", UsPaDoc::new),
            Map.entry("us-tx-tdcj", UsTxTdcj::new));

    private static final Map<String, Function<SourceProfile, Source>> OF_A_FAMILY = Map.of(
            "brooks-jeffrey", BrooksJeffrey::new,
            "bulk-file", BulkFileSource::new,
            "jailtracker", JailTracker::new,
            "p2c", P2c::new,
            "smartcop", SmartCop::new,
            "zuercher", Zuercher::new);

    private static final Map<String, Map<String, String>> SETTINGS = Map.of(
            "brooks-jeffrey", BrooksJeffrey.SETTINGS,
            "jailtracker", JailTracker.SETTINGS,
            "p2c", P2c.SETTINGS,
            "smartcop", SmartCop.SETTINGS);

    private static final Pattern JAILTRACKER_INDEX =
            Pattern.compile("/jailtracker/index/([^/]+)/?$", Pattern.CASE_INSENSITIVE);

    private Adapters() {}

    /**
     * The source that the profile describes, read by the adapter that it names.
     *
     * @throws IllegalArgumentException when there is no such adapter, naming those there are, or when the adapter lacks a setting
     */
    public static Source adapt(SourceProfile profile) {
        Function<SourceProfile, Source> adapter = all().get(profile.adapter());
        if (adapter == null) {
            throw new IllegalArgumentException(profile.id() + ": there is no adapter '" + profile.adapter()
                    + "'; known: " + String.join(", ", all().keySet()));
        }
        settingsOf(profile.adapter()).forEach((key, what) -> {
            if (!profile.settings().containsKey(key)) {
                throw new IllegalArgumentException(profile.id() + ": settings lack '" + key + "': " + what);
            }
        });
        return adapter.apply(profile);
    }

    /** The adapters that read many sites: a source of theirs is a profile and example pages, no code. */
    public static SortedSet<String> families() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(OF_A_FAMILY.keySet()));
    }

    /** What a family needs in {@code settings} of a profile: each key, and what stands there; empty for what is no family. */
    public static SortedMap<String, String> settingsOf(String family) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(SETTINGS.getOrDefault(family, Map.of())));
    }

    /**
     * The settings that the address of a roster of that family tells, as far as it does.
     *
     * @param path of the address, without query; may be empty
     */
    public static Map<String, String> settingsIn(String family, String path) {
        if (path.replace("/", "").isEmpty()) {
            return Map.of();
        }
        Matcher index = JAILTRACKER_INDEX.matcher(path);
        return switch (family) {
            case "brooks-jeffrey", "smartcop" -> Map.of("path", path);
            case "jailtracker" -> index.find() ? Map.of("index", index.group(1)) : Map.of();
            case "p2c" -> Map.of("path", P2c.folder(path).replaceFirst("(?<=.)/$", ""));
            default -> Map.of();
        };
    }

    private static SortedMap<String, Function<SourceProfile, Source>> all() {
        SortedMap<String, Function<SourceProfile, Source>> all = new TreeMap<>(OF_ONE_SITE);
        all.putAll(OF_A_FAMILY);
        return all;
    }
}
