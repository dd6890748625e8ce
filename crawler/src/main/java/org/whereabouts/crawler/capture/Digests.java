package org.whereabouts.crawler.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.whereabouts.crawler.source.PageBody;

/** SHA-256, in the two notations of a capture: {@code <hex>} in the WARC record, {@code sha256:<hex>} in the index. */
final class Digests {

    private static final String PREFIX = "sha256:";

    private Digests() {}

    /** Of a payload, wherever it lies. */
    static String of(PageBody body) {
        return PREFIX + hex(update(DigestUtils.getSha256Digest(), body));
    }

    /** Of these bytes with a payload behind them. */
    static String of(byte[] head, PageBody body) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(head);
        return PREFIX + hex(update(digest, body));
    }

    private static MessageDigest update(MessageDigest digest, PageBody body) {
        try (InputStream in = body.stream()) {
            return DigestUtils.updateDigest(digest, in);
        } catch (IOException e) {
            throw new UncheckedIOException("a payload cannot be read", e);
        }
    }

    static String hex(MessageDigest digest) {
        return Hex.encodeHexString(digest.digest());
    }

    static String of(byte[] bytes) {
        return PREFIX + DigestUtils.sha256Hex(bytes);
    }

    static String hexOf(String digest) {
        return digest.substring(PREFIX.length());
    }
}
