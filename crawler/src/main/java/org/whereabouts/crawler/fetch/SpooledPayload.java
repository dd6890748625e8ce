package org.whereabouts.crawler.fetch;

import static org.whereabouts.crawler.fetch.FetchLimits.MAX_RATIO;
import static org.whereabouts.crawler.fetch.FetchLimits.RATIO_FROM;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.whereabouts.crawler.fetch.FetchResult.Fault;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.spool.Spool;
import org.whereabouts.crawler.spool.SpoolFile;

/** Receives a file onto the disk, and unpacks it there, bounded as received and as unpacked. */
final class SpooledPayload {

    private static final int BUFFER = 64 * 1024;

    private SpooledPayload() {}

    /**
     * The payload, unpacked.
     *
     * @param gzip whether it is packed on its way
     */
    static PageBody read(HttpEntity entity, boolean gzip, Intake.Spooled intake) throws IOException {
        if (entity.getContentLength() > intake.maxBytes()) {
            throw tooLarge("has", intake.maxBytes());
        }
        if (entity.getContentLength() < 0 && !entity.isChunked() && !gzip && !intake.tellsItsEnd()) {
            throw new BrokenAnswerException(
                    Fault.TRUNCATED,
                    "the answer says nowhere how long it is, so that nobody can tell whether it is whole");
        }
        SpoolFile received = receive(entity.getContent(), intake.spool(), intake.maxBytes());
        return PageBody.stored(gzip && received.length() > 0 ? unpack(received, intake) : received);
    }

    /** Copies all of it to the disk. */
    static SpoolFile receive(InputStream in, Spool spool, long maxBytes) throws IOException {
        SpoolFile file = spool.create();
        try (OutputStream out = file.output()) {
            copy(in, out, maxBytes, tooLarge("has", maxBytes));
        }
        return file;
    }

    private static SpoolFile unpack(SpoolFile packed, Intake.Spooled intake) throws IOException {
        long byRatio = Math.max(RATIO_FROM, packed.length() * MAX_RATIO);
        long bound = Math.min(intake.maxBytes(), byRatio);
        SpoolFile file = intake.spool().create();
        try (InputStream in = GzipCompressorInputStream.builder()
                        .setInputStream(new BufferedInputStream(PageBody.stored(packed).stream(), BUFFER))
                        .setDecompressConcatenated(true)
                        .get();
                OutputStream out = file.output()) {
            copy(in, out, bound, tooLarge("unpacks to", bound));
        } catch (BrokenAnswerException e) {
            throw e;
        } catch (IOException e) {
            throw new BrokenAnswerException(
                    Fault.BROKEN_ENCODING,
                    "the gzip payload is broken: " + e.getClass().getSimpleName());
        }
        return file;
    }

    private static void copy(InputStream in, OutputStream out, long maxBytes, BrokenAnswerException tooLarge)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = maxBytes;
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            left -= got;
            if (left < 0) {
                throw tooLarge;
            }
            out.write(buffer, 0, got);
        }
    }

    private static BrokenAnswerException tooLarge(String how, long maxBytes) {
        return new BrokenAnswerException(
                Fault.TOO_LARGE, "the file " + how + " more than " + maxBytes + " bytes (file.maxSize)");
    }
}
