package org.whereabouts.app.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The secret itself: {@code wb_} and 32 random bytes, base64url. The prefix lets secret scanners and people recognise a key
 * that has slipped into a log or a repository.
 *
 * <p>It is stored as one SHA-256. Salts and slow hashes protect what people choose; 256 random bits cannot be guessed, and a
 * plain hash allows the constant-time way to find a key: by looking its hash up, which compares nothing of the secret.
 */
public final class KeySecret {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("wb_[A-Za-z0-9_-]{43}");

    private final String text;

    private KeySecret(String text) {
        this.text = text;
    }

    /** A new secret; {@code random} must be cryptographically strong, as {@link java.security.SecureRandom} is. */
    static KeySecret generate(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new KeySecret("wb_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The secret as somebody presents it, whatever it is. */
    public static KeySecret presented(String text) {
        return new KeySecret(text);
    }

    /** Whether it has the form of a key at all; anything else need not be looked up. */
    boolean wellFormed() {
        return FORM.matcher(text).matches();
    }

    /** SHA-256 of the whole text: 32 bytes. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The secret, to be shown once. */
    public String reveal() {
        return text;
    }

    /** Never the secret: this ends up in logs. */
    @Override
    public String toString() {
        return "wb_…";
    }
}
