package org.whereabouts.crawler.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.whereabouts.crawler.capture.UnreadableCaptureException.Damage;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.StoredBytes;
import org.whereabouts.crawler.spool.Spool;
import org.whereabouts.crawler.spool.SpoolFile;

/**
 * Reads pages back from their files, and believes only what still has the digest it was captured with. Keeps a few files open
 * between pages. Not for concurrent use.
 */
public final class CaptureReader implements AutoCloseable {

    private static final int MOST_OPEN = 8;

    /** Compressed bytes of a record that is read at once. */
    private static final int SMALL_RECORD = 4 * 1024 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final Path directory;
    private final Spool spool;
    private final LinkedHashMap<String, FileChannel> open = new LinkedHashMap<>(MOST_OPEN, 0.75f, true);

    /** A reader with room of its own for files. */
    CaptureReader(Path directory, Spool spool) {
        this.directory = directory;
        this.spool = spool;
    }

    /**
     * The page as it was received. One that memory has no place for is good until the next is read, or this is closed.
     *
     * @throws UnreadableCaptureException when it is not there any more, torn, or not what was captured
     */
    public Page page(IndexedCapture capture) throws UnreadableCaptureException {
        WarcLocation answer = capture.location();
        PageRequest request = capture.request();
        boolean withBody = capture.bodyDigest() != null;
        spool.close();
        if (capture.stored().location().length() > SMALL_RECORD) {
            PageRequest asked = withBody ? withBody(request, requestBody(capture)) : request;
            return checked(capture, asked, payload(capture, spool));
        }
        if (capture.payload() == null) {
            // Answer and request lie side by side: one read fetches both.
            ByteBuffer both = bytes(answer, answer.length() + (withBody ? capture.requestLength() : 0));
            try (WarcReader reader = reader(both)) {
                WarcRecord record = next(reader, WarcResponse.class);
                PageBody payload = isLarge(record)
                        ? payload(capture, spool)
                        : checked(PageBody.wrap(payload(record)), capture.digest(), answer);
                PageRequest asked = withBody ? withBody(request, payload(next(reader, WarcRequest.class))) : request;
                return checked(capture, asked, payload);
            } catch (IOException | RuntimeException e) {
                throw torn(answer, e);
            }
        }
        PageRequest asked = withBody ? withBody(request, requestBody(capture)) : request;
        return checked(capture, asked, payload(capture, spool));
    }

    /** The payload of a capture alone, in that spool when memory has no place for it. */
    PageBody payload(IndexedCapture capture, Spool place) throws UnreadableCaptureException {
        WarcLocation location = capture.stored().location();
        try (WarcReader reader = new WarcReader(stream(location))) {
            WarcRecord record = next(reader, WarcResponse.class);
            PageBody payload = isLarge(record) ? spooled(record, place) : PageBody.wrap(payload(record));
            return checked(payload, capture.digest(), location);
        } catch (IOException | RuntimeException e) {
            throw torn(location, e);
        }
    }

    private static boolean isLarge(WarcRecord record) throws IOException {
        return record.body().size() > PageBody.LARGEST_IN_MEMORY;
    }

    private static PageBody spooled(WarcRecord record, Spool place) throws IOException {
        SpoolFile file = place.create();
        try (InputStream block = new BufferedInputStream(record.body().stream(), BUFFER);
                OutputStream out = file.output()) {
            HttpBlocks.skipHead(block);
            block.transferTo(out);
        }
        return PageBody.stored(file);
    }

    private static PageBody checked(PageBody payload, String digest, WarcLocation location)
            throws UnreadableCaptureException {
        require(Digests.of(payload).equals(digest), location);
        return payload;
    }

    /** What a revisit says of the response that it refers to. */
    EarlierRecord head(WarcLocation location, String digest) throws UnreadableCaptureException {
        try (WarcReader reader = new WarcReader(stream(location))) {
            WarcResponse record = next(reader, WarcResponse.class);
            boolean same = record.payloadDigest()
                    .filter(found -> found.hex().equals(Digests.hexOf(digest)))
                    .isPresent();
            require(same, location);
            return new EarlierRecord(record.id(), record.target(), record.date());
        } catch (IOException | RuntimeException e) {
            throw torn(location, e);
        }
    }

    private Page checked(IndexedCapture capture, PageRequest asked, PageBody payload)
            throws UnreadableCaptureException {
        if (asked.body() != null) {
            byte[] body = asked.body().getBytes(StandardCharsets.UTF_8);
            require(Digests.of(body).equals(capture.bodyDigest()), capture.location());
        }
        return new Page(asked, capture.contentType(), payload, capture.fetchedAt());
    }

    private byte[] requestBody(IndexedCapture capture) throws UnreadableCaptureException {
        WarcLocation answer = capture.location();
        return payload(
                new WarcLocation(answer.file(), answer.offset() + answer.length(), capture.requestLength()),
                WarcRequest.class);
    }

    private static PageRequest withBody(PageRequest request, byte[] body) {
        return new PageRequest(
                request.kind(),
                request.method(),
                request.path(),
                request.contentType(),
                new String(body, StandardCharsets.UTF_8));
    }

    private byte[] payload(WarcLocation location, Class<? extends WarcRecord> type) throws UnreadableCaptureException {
        try (WarcReader reader = reader(bytes(location, location.length()))) {
            return payload(next(reader, type));
        } catch (IOException | RuntimeException e) {
            throw torn(location, e);
        }
    }

    private static byte[] payload(WarcRecord record) throws IOException {
        try (InputStream block = record.body().stream()) {
            return HttpBlocks.payload(block.readAllBytes());
        }
    }

    private InputStream stream(WarcLocation location) throws IOException {
        return new RecordStream(file(location), location.offset(), location.length());
    }

    private static <T extends WarcRecord> T next(WarcReader reader, Class<T> type) throws IOException {
        WarcRecord record = reader.next().orElseThrow(() -> new IOException("no record"));
        if (!type.isInstance(record)) {
            throw new IOException("a " + record.getClass().getSimpleName());
        }
        return type.cast(record);
    }

    private static WarcReader reader(ByteBuffer records) throws IOException {
        return new WarcReader(Channels.newChannel(InputStream.nullInputStream()), records);
    }

    private ByteBuffer bytes(WarcLocation location, long length) throws UnreadableCaptureException {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
            FileChannel file = file(location);
            while (bytes.hasRemaining()) {
                if (file.read(bytes, location.offset() + bytes.position()) < 0) {
                    throw torn(location, null);
                }
            }
            return bytes.flip();
        } catch (IOException | ArithmeticException e) {
            throw torn(location, e);
        }
    }

    private FileChannel file(WarcLocation location) throws IOException {
        FileChannel known = open.get(location.file());
        if (known != null) {
            return known;
        }
        try {
            FileChannel opened = FileChannel.open(directory.resolve(location.file()), StandardOpenOption.READ);
            open.put(location.file(), opened);
            if (open.size() > MOST_OPEN) {
                open.pollFirstEntry().getValue().close();
            }
            return opened;
        } catch (NoSuchFileException e) {
            throw new UnreadableCaptureException(Damage.FILE_MISSING, location, e);
        }
    }

    private static void require(boolean same, WarcLocation location) throws UnreadableCaptureException {
        if (!same) {
            throw new UnreadableCaptureException(Damage.DIGEST_MISMATCH, location, null);
        }
    }

    /** On a damaged record the parser throws what it comes across: unchecked exceptions too. */
    private static UnreadableCaptureException torn(WarcLocation location, @Nullable Throwable cause) {
        if (cause instanceof StoredBytes.LostException lost) {
            throw lost;
        }
        return cause instanceof UnreadableCaptureException known
                ? known
                : new UnreadableCaptureException(Damage.RECORD_TORN, location, cause);
    }

    @Override
    public void close() throws IOException {
        spool.close();
        for (FileChannel file : open.values()) {
            file.close();
        }
        open.clear();
    }
}
