package org.whereabouts.crawler.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.WarcRevisit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.spool.Spool;

/**
 * Keeps what sites answered: payloads in WARC files, where each lies in PostgreSQL. A page is written the moment it arrives
 * and indexed when its search has ended, in the caller's transaction: what no index names is not there. A payload that the
 * source answered lately is not stored again but referred to.
 */
public final class CaptureStore implements AutoCloseable {

    private final Path directory;
    private final CaptureIndex index;
    private final CaptureFiles files;
    private final CaptureMemory memory;
    private final RetentionRule retention;
    private final String userAgent;
    private final InstantSource clock;

    /**
     * A store.
     *
     * @param directory where the files go; created, readable by the owner alone, when it is not there
     * @param userAgent what was sent as such
     * @param ids makes file names unique among processes
     */
    public CaptureStore(
            Path directory,
            JdbcClient database,
            RetentionRule retention,
            String userAgent,
            InstantSource clock,
            Supplier<UUID> ids) {
        this(directory, DiskFile::create, database, retention, userAgent, clock, ids);
    }

    CaptureStore(
            Path directory,
            DiskFile.Disk disk,
            JdbcClient database,
            RetentionRule retention,
            String userAgent,
            InstantSource clock,
            Supplier<UUID> ids) {
        this.directory = directory;
        this.index = new CaptureIndex(database);
        this.files = new CaptureFiles(directory, disk, userAgent, clock, ids);
        this.memory = new CaptureMemory(index, retention, clock);
        this.retention = retention;
        this.userAgent = userAgent;
        this.clock = clock;
    }

    /**
     * Writes one exchange to the source's current file.
     *
     * @param sent with the request; {@link Validators#NONE} where the page was asked for whole
     * @throws UncheckedIOException when the disk refuses; nothing is indexed then
     */
    public Capture write(SourceId source, PageRequest request, Validators sent, Answer answer) {
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

    /**
     * The last version of a page, where there is one whose payload may still be referred to. Costs no query for a site that
     * never names versions.
     *
     * @param search the search it belongs to: with another session behind it the same address may be another page
     */
    public Optional<EarlierPage> earlier(SourceId source, Search search, PageRequest request) {
        if (request.method() != PageRequest.Method.GET || request.body() != null || !memory.namesVersions(source)) {
            return Optional.empty();
        }
        return index.versionOf(source, search.key(), request.path(), retention.refersBackTo(clock.instant()))
                .map(EarlierPage::new);
    }

    /**
     * Writes an exchange in which the site answered that the page has not changed (304).
     *
     * @return the page as it was captured; empty, and nothing written, when that cannot be read any more or was answered
     *     from another address
     * @throws UncheckedIOException when the disk refuses; nothing is indexed then
     */
    public Optional<UnchangedPage> unchanged(
            SourceId source, PageRequest request, Answer notModified, EarlierPage earlier) {
        try (Spool none = spool()) {
            return unchanged(source, request, notModified, earlier, none);
        }
    }

    /** The same of a page that may be a file: its payload is good until the spool is closed. */
    public Optional<UnchangedPage> unchanged(
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

    /** Room beside the captures for a file on its way. */
    public Spool spool() {
        return new Spool(directory);
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
     * Indexes the pages of one search; call it in the transaction that ends the search. The pages are on the disk when this
     * returns.
     *
     * @param runId the run it belongs to; null for a live look-up
     * @return the captures' ids, in the order given
     * @throws UncheckedIOException when the disk refuses, or a file is there no more; the transaction must not be committed
     */
    public List<Long> index(SourceId source, @Nullable Long runId, Search search, List<Capture> captures) {
        keep(source, captures);
        List<Long> ids = index.insert(source, runId, search.key(), captures);
        afterCommit(() -> memory.remember(source, captures));
        return ids;
    }

    /**
     * Pages about people whom the source's run before this one was told of in the same words, by {@link LeadDigest}. A page of an
     * earlier run does not count: who was not listed in between has left and come back.
     *
     * @param leads digests of rows of the list
     */
    public Map<String, IndexedCapture> detailsBefore(SourceId source, long runId, Collection<String> leads) {
        return leads.isEmpty()
                ? Map.of()
                : index.detailsBefore(source, runId, leads, retention.refersBackTo(clock.instant()));
    }

    /**
     * Pages about people that earlier goes of this run's searches had read before they broke off, by {@link LeadDigest}.
     *
     * @param leads digests of rows of the list
     */
    public Map<String, IndexedCapture> detailsKept(SourceId source, long runId, Collection<String> leads) {
        return leads.isEmpty()
                ? Map.of()
                : index.detailsKept(source, runId, leads, retention.refersBackTo(clock.instant()));
    }

    /**
     * Keeps pages about people for the next go of a search that broke off. They are of no run until it takes them over; call it in a
     * transaction.
     *
     * @throws UncheckedIOException when the disk refuses; the transaction must not be committed
     */
    public void keepDetails(SourceId source, long runId, Search search, List<Capture> details) {
        index.keepFor(runId, index(source, null, search, details));
    }

    /**
     * Takes pages of an earlier run over into this one, as they are and as old as they are; call it in the transaction that ends
     * the search.
     */
    public void takeOver(long runId, Search search, Collection<Long> captureIds) {
        if (!captureIds.isEmpty()) {
            index.takeOver(runId, search.key(), captureIds);
        }
    }

    /** The files of people that the run fetched, whichever way they read. */
    public List<IndexedCapture> filesOf(long runId) {
        return index.filesOf(runId);
    }

    /** When the oldest page about one person was received that the run brought or took over; empty where it has none. */
    public Optional<Instant> oldestDetail(long runId) {
        return index.oldestDetail(runId);
    }

    private void keep(SourceId source, List<Capture> captures) {
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

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
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

    /**
     * The captures of a run, in the order of their ids. Their pages are left in their files: a page may have many megabytes.
     *
     * @param afterId the last id already seen; 0 to begin
     * @return at most {@code limit}; empty at the end
     */
    public List<IndexedCapture> ofRun(long runId, long afterId, int limit) {
        return index.ofRun(runId, afterId, CaptureBounds.NONE, limit);
    }

    /**
     * The page of a capture; a file that memory has no place for is read by a {@link #reader}.
     *
     * @throws UncheckedIOException when it cannot be read any more
     */
    public Page page(IndexedCapture capture) {
        try (CaptureReader reader = reader()) {
            return reader.page(capture);
        } catch (IOException e) {
            throw new UncheckedIOException("capture " + capture.id() + ": " + e.getMessage(), e);
        }
    }

    /** Walks over the captures of a run or a source, up to now. */
    public CaptureScan scan(CaptureScope scope) {
        return new CaptureScan(index, scope, clock.instant());
    }

    /** Reads what a scan finds; to be closed. */
    public CaptureReader reader() {
        return new CaptureReader(directory, spool());
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
