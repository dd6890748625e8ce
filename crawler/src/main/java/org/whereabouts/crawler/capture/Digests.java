package org.whereabouts.crawler.capture;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, in the two notations of a capture: {@code <hex>} in the WARC record, {@code sha256:<hex>} in the index. */
final class Digests {

    private static final String PREFIX = "sha256:";

    private Digests() {}

    static String of(byte[] bytes) {
        return PREFIX + hex(bytes);
    }

    static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    static String hexOf(String digest) {
        return digest.substring(PREFIX.length());
    }
}
