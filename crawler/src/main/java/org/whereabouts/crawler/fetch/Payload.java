package org.whereabouts.crawler.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.source.PageBody;

/** Reads the payload of an answer, bounded as received and as unpacked, and copied as seldom as can be. */
final class Payload {

    private static final int FIRST_BUFFER = 16 * 1024;
    /** An announced length is believed this far before the bytes are there. */
    private static final int TRUSTED_LENGTH = 512 * 1024;

    private byte[] received;
    private int length;

    private Payload(int capacity) {
        received = new byte[capacity];
    }

    /**
     * The payload, unpacked.
     *
     * @param entity what follows the headers; null when nothing does
     * @param headers of the answer, names in lower case
     * @param maxBytes the bound
     */
    static PageBody read(@Nullable HttpEntity entity, Map<String, List<String>> headers, int maxBytes)
            throws IOException {
        if (entity == null) {
            return PageBody.wrap(new byte[0]);
        }
        boolean gzip = isGzip(headers.getOrDefault("content-encoding", List.of()));
        long announced = entity.getContentLength();
        if (announced > maxBytes) {
            throw tooLarge(maxBytes);
        }
        Payload payload = new Payload(announced < 0 ? FIRST_BUFFER : (int) Math.min(announced, TRUSTED_LENGTH));
        payload.receive(entity.getContent(), maxBytes);
        // Some servers name the coding on answers that have no payload at all.
        return PageBody.wrap(
                gzip && payload.length > 0
                        ? Gunzip.unpack(payload.received, payload.length, maxBytes)
                        : payload.exactly());
    }

    private void receive(InputStream in, int maxBytes) throws IOException {
        while (true) {
            if (length == received.length) {
                // Full: either that was all, or there is more than announced space for.
                int next = in.read();
                if (next == -1) {
                    return;
                }
                received = Arrays.copyOf(received, Math.max(FIRST_BUFFER, received.length * 2));
                received[length++] = (byte) next;
            } else {
                int got = in.read(received, length, received.length - length);
                if (got == -1) {
                    return;
                }
                length += got;
            }
            if (length > maxBytes) {
                throw tooLarge(maxBytes);
            }
        }
    }

    private byte[] exactly() {
        return length == received.length ? received : Arrays.copyOf(received, length);
    }

    /** The same, of a file: onto the disk where the intake has it there. */
    static PageBody read(
            @Nullable HttpEntity entity, Map<String, List<String>> headers, int maxBytes, int status, Intake intake)
            throws IOException {
        return entity != null && status / 100 == 2 && intake instanceof Intake.Spooled spooled
                ? SpooledPayload.read(entity, isGzip(headers.getOrDefault("content-encoding", List.of())), spooled)
                : read(entity, headers, maxBytes);
    }

    /** Whether the payload is packed with gzip, the one coding that we ask for (RFC 9110, section 8.4.1.3). */
    private static boolean isGzip(List<String> codings) throws BrokenAnswerException {
        String coding = String.join(",", codings).strip().toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "gzip", "x-gzip" -> true;
            case "", "identity" -> false;
            default ->
                throw new BrokenAnswerException(
                        Fault.UNKNOWN_ENCODING,
                        "the payload is packed in a way that was not asked for (Content-Encoding: "
                                + Printable.of(coding) + ")");
        };
    }

    private static BrokenAnswerException tooLarge(int maxBytes) {
        return new BrokenAnswerException(Fault.TOO_LARGE, "the payload has more than " + maxBytes + " bytes");
    }
}
