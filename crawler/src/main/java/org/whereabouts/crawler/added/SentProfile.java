package org.whereabouts.crawler.added;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceOverlay;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.source.SourceYamlException;
import org.whereabouts.crawler.sources.Adapters;

/**
 * A profile that an operator sent, read as strictly as a shipped one, with an adapter that there is, and leading nowhere but where
 * this process may ask. What else it has to be like is checked where it comes in. Pure.
 *
 * @param yaml as it was sent
 * @param source what it describes; in the sandbox, the same without real terms, window and budget
 */
public record SentProfile(String yaml, Source source) {

    private static final int LONGEST = 64_000;

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /**
     * Reads it.
     *
     * @param addresses which addresses this process may ask; loopback only means that it is a sandbox
     * @throws RefusedProfileException naming the key and the fault
     */
    public static SentProfile read(String yaml, AddressRule addresses) {
        if (yaml.length() > LONGEST) {
            throw new RefusedProfileException("a profile has at most " + LONGEST + " characters, not " + yaml.length());
        }
        try {
            SourceProfile profile = SourceYaml.read("profile", yaml);
            return new SentProfile(yaml, Adapters.adapt(placed(profile, addresses)));
        } catch (SourceYamlException | IllegalArgumentException e) {
            throw new RefusedProfileException(String.valueOf(e.getMessage()), e);
        }
    }

    private static SourceProfile placed(SourceProfile profile, AddressRule addresses) {
        boolean loopback =
                LOOPBACK.matcher(String.valueOf(host(profile.baseUrl()))).matches();
        return switch (addresses) {
            case LOOPBACK_ONLY -> {
                require(
                        loopback,
                        profile,
                        "the sandbox asks nobody outside this machine; baseUrl must be on 127.0.0.1, not "
                                + profile.baseUrl());
                yield profile.overlaid(new SourceOverlay(profile.baseUrl(), profile.delay(), profile.canaries()));
            }
            case PUBLIC_ONLY -> {
                require(!loopback, profile, "baseUrl must be a public address, not " + profile.baseUrl());
                BulkFile file = profile.file();
                require(
                        file == null
                                || !LOOPBACK.matcher(String.valueOf(host(file.url())))
                                        .matches(),
                        profile,
                        "file.url must be on a public address or below the operator's directory of files");
                yield profile;
            }
        };
    }

    private static @Nullable String host(URI url) {
        return url.getHost() == null ? null : url.getHost().toLowerCase(Locale.ROOT);
    }

    private static void require(boolean condition, SourceProfile profile, String fault) {
        if (!condition) {
            throw new RefusedProfileException(profile.id() + ": " + fault);
        }
    }
}
