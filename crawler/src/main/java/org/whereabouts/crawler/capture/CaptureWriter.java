package org.whereabouts.crawler.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcRevisit;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.spool.Spool;

/** Writes exchanges to WARC files: with their payload, or with a word on where the same payload lies already. */
final class CaptureWriter implements AutoCloseable {

    private final Path directory;
    private final CaptureFiles files;
    private final CaptureMemory memory;
    private final String userAgent;

    CaptureWriter(Path directory, CaptureFiles files, CaptureMemory memory, String userAgent) {
        this.directory = directory;
        this.files = files;
        this.memory = memory;
        this.userAgent = userAgent;
    }

    /** Writes one exchange; contract as {@link CaptureStore#write}. */
    Capture write(SourceId source, PageRequest request, Validators sent, Answer answer) {
        String digest = Digests.of(answer.body());
        Optional<StoredPayload> earlier =
                answer.body().length() == 0 ? Optional.empty() : memory.payload(source, digest);
        Optional<EarlierRecord> head = earlier.flatMap(payload -> head(source, payload, digest));
        try {
            WarcRecords records = head.isPresent()
                    ? WarcRecords.revisit(
                            WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1,
                            head.get(),
                            answer,
                            digest,
                            request,
                            sent,
                            userAgent)
                    : WarcRecords.response(answer, digest, request, sent, userAgent);
            return capture(
                    request,
                    answer,
                    answer.header("content-type").orElse(null),
                    digest,
                    Validators.of(answer),
                    append(source, records, head.isPresent() ? 0 : answer.body().length()),
                    head.isPresent() ? earlier.orElseThrow() : null);
        } catch (IOException e) {
            throw refused("written", e);
        }
    }

    /** Writes that a page has not changed; contract as {@link CaptureStore#unchanged}. */
    Optional<UnchangedPage> unchanged(
            SourceId source, PageRequest request, Answer notModified, EarlierPage earlier, Spool spool) {
        IndexedCapture before = earlier.capture();
        StoredPayload payload = before.stored();
        try (CaptureReader reader = reader()) {
            PageBody body = reader.payload(before, spool);
            EarlierRecord head = reader.head(payload.location(), before.digest());
            if (!head.target().equals(notModified.url().toString())) {
                return Optional.empty();
            }
            WarcRecords records = WarcRecords.revisit(
                    WarcRevisit.SERVER_NOT_MODIFIED_1_1,
                    head,
                    notModified,
                    before.digest(),
                    request,
                    earlier.validators(),
                    userAgent);
            Capture capture = capture(
                    request,
                    notModified,
                    before.contentType(),
                    before.digest(),
                    updated(before.validators(), Validators.of(notModified)),
                    files.append(source, records),
                    payload);
            return Optional.of(new UnchangedPage(capture, before.contentType(), body));
        } catch (UnreadableCaptureException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw refused("written", e);
        }
    }

    private WarcFile.Written append(SourceId source, WarcRecords records, long payload) throws IOException {
        if (payload <= PageBody.LARGEST_IN_MEMORY) {
            return files.append(source, records);
        }
        try (Spool packed = spool()) {
            return files.append(source, records, packed);
        }
    }

    private Optional<EarlierRecord> head(SourceId source, StoredPayload payload, String digest) {
        try (CaptureReader reader = reader()) {
            return Optional.of(reader.head(payload.location(), digest));
        } catch (IOException e) {
            // It is stored anew, and what cannot be read is not referred to again.
            memory.forget(source, digest);
            return Optional.empty();
        }
    }

    /** A 304 may name the version anew (RFC 9111, section 4.3.4). */
    private static Validators updated(Validators before, Validators now) {
        return new Validators(now.etag().or(before::etag), now.lastModified().or(before::lastModified));
    }

    private static Capture capture(
            PageRequest request,
            Answer answer,
            @Nullable String contentType,
            String digest,
            Validators validators,
            WarcFile.Written written,
            @Nullable StoredPayload payload) {
        return new Capture(
                request,
                answer.status(),
                contentType,
                answer.receivedAt(),
                digest,
                validators,
                written.answer(),
                written.requestLength(),
                payload,
                null,
                null);
    }

    /**
     * Sees to it that these captures outlive a power cut.
     *
     * @throws UncheckedIOException when the disk refuses, or a file is there no more
     */
    void keep(SourceId source, List<Capture> captures) {
        Set<String> names =
                captures.stream().map(capture -> capture.location().file()).collect(Collectors.toUnmodifiableSet());
        try {
            files.sync(source, names);
        } catch (IOException e) {
            throw refused("kept", e);
        }
        names.stream()
                .filter(file -> !Files.exists(directory.resolve(file)))
                .findFirst()
                .ifPresent(file -> {
                    throw refused("kept", new IOException(file + " is there no more"));
                });
    }

    private CaptureReader reader() {
        return new CaptureReader(directory, spool());
    }

    private Spool spool() {
        return new Spool(directory);
    }

    private UncheckedIOException refused(String what, IOException e) {
        return new UncheckedIOException("captures in " + directory + " cannot be " + what + ": " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            files.close();
        } catch (IOException e) {
            throw refused("kept", e);
        }
    }
}
