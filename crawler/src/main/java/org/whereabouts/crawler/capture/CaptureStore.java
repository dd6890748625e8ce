package org.whereabouts.crawler.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.Page;
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
    private final CaptureMemory memory;
    private final CaptureWriter writer;
    private final RetentionRule retention;
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
        this.memory = new CaptureMemory(index, retention, clock);
        CaptureFiles files = new CaptureFiles(directory, disk, userAgent, clock, ids);
        this.writer = new CaptureWriter(directory, files, memory, userAgent);
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * Writes one exchange to the source's current file.
     *
     * @param sent with the request; {@link Validators#NONE} where the page was asked for whole
     * @throws UncheckedIOException when the disk refuses; nothing is indexed then
     */
    public Capture write(SourceId source, PageRequest request, Validators sent, Answer answer) {
        return writer.write(source, request, sent, answer);
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
     * @param spool room for a page that is a file, whose payload is good until it is closed
     * @return the page as it was captured; empty, and nothing written, when that cannot be read any more or was answered
     *     from another address
     * @throws UncheckedIOException when the disk refuses; nothing is indexed then
     */
    public Optional<UnchangedPage> unchanged(
            SourceId source, PageRequest request, Answer notModified, EarlierPage earlier, Spool spool) {
        return writer.unchanged(source, request, notModified, earlier, spool);
    }

    /** Room beside the captures for a file on its way. */
    public Spool spool() {
        return new Spool(directory);
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
        writer.keep(source, captures);
        List<Long> ids = index.insert(source, runId, search.key(), captures);
        afterCommit(() -> memory.remember(source, captures));
        return ids;
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

    /**
     * The captures of a run, in the order of their ids. Their pages are left in their files: a page may have many megabytes.
     *
     * @param afterId the last id already seen; 0 to begin
     * @return at most {@code limit}; empty at the end
     */
    public List<IndexedCapture> ofRun(long runId, long afterId, int limit) {
        return index.ofRun(runId, afterId, CaptureBounds.NONE, limit);
    }

    /** The files of people that the run fetched, whichever way they read. */
    public List<IndexedCapture> filesOf(long runId) {
        return index.filesOf(runId);
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

    @Override
    public void close() {
        writer.close();
    }
}
