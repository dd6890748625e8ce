package org.whereabouts.crawler.coverage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What lies beside the profiles on the class path. */
final class CoverageResource {

    private CoverageResource() {}

    static String text(String file) {
        try (InputStream in = CoverageResource.class.getResourceAsStream("/sources/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks sources/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
