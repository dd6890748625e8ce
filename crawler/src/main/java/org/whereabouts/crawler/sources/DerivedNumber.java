package org.whereabouts.crawler.sources;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A number of our own for people of a site that shows none, so that a sighting can be told to be of the same stay: {@code KEY-} and
 * twelve digits of the SHA-256 of name and day of arrest as the site writes them. It lasts as long as both do; nobody at the jail
 * knows it, it says nothing of the next stay, and two people of one name who were arrested on one day share it.
 */
final class DerivedNumber {

    private static final int BYTES = 6;

    private DerivedNumber() {}

    /** The number of somebody of that name, in any case and spacing, who was arrested then; null and "" are the same. */
    static String of(String name, @Nullable String arrested) {
        String stay = name.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT) + "|"
                + (arrested == null ? "" : arrested.strip());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(stay.getBytes(StandardCharsets.UTF_8));
            return "KEY-" + HexFormat.of().withUpperCase().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
