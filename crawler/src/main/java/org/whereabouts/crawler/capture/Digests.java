package org.whereabouts.crawler.capture;

import org.apache.commons.codec.digest.DigestUtils;

/** SHA-256, in the two notations of a capture: {@code <hex>} in the WARC record, {@code sha256:<hex>} in the index. */
final class Digests {

    private static final String PREFIX = "sha256:";

    private Digests() {}

    static String of(byte[] bytes) {
        return PREFIX + DigestUtils.sha256Hex(bytes);
    }

    static String hexOf(String digest) {
        return digest.substring(PREFIX.length());
    }
}
