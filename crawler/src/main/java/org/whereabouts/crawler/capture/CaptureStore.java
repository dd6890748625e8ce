package org.whereabouts.crawler.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.SourceId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what sites answered: payloads in WARC files, where each lies in PostgreSQL. A page is written the moment it arrives
 * and indexed when its search has ended, in the caller's transaction: what no index names is not there.
 */
public final class CaptureStore implements AutoCloseable {

    private static final long ROLL_AT_BYTES = 256L * 1024 * 1024;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path directory;
    private final JdbcClient database;
    private final String userAgent;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Map<SourceId, WarcFile> open = new HashMap<>();

    /**
     * A store.
     *
     * @param directory where the files go; created, readable by the owner alone, when it is not there
     * @param ids makes file names unique among processes
     */
    public CaptureStore(
            Path directory, JdbcClient database, String userAgent, InstantSource clock, Supplier<UUID> ids) {
        this.directory = directory;
        this.database = database;
        this.userAgent = userAgent;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Writes one exchange to the source's current file.
     *
     * @throws UncheckedIOException when the disk refuses; nothing is indexed then
     */
    public synchronized Capture write(SourceId source, PageRequest request, Answer answer) {
        String sha256 = sha256(answer.body());
        try {
            WarcLocation location = file(source).append(request, answer, sha256);
            return new Capture(
                    request,
                    answer.status(),
                    answer.header("content-type").orElse(null),
                    answer.receivedAt(),
                    "sha256:" + sha256,
                    location);
        } catch (IOException e) {
            throw new UncheckedIOException("captures in " + directory + " cannot be written: " + e.getMessage(), e);
        }
    }

    /**
     * Indexes the pages of one search; call it in the transaction that ends the search.
     *
     * @param runId the run it belongs to; null for a live look-up
     * @return the captures' ids, in the order given
     */
    public List<Long> index(SourceId source, @Nullable Long runId, Search search, List<Capture> captures) {
        sync(source);
        String searchJson = JSON.writeValueAsString(search);
        return captures.stream()
                .map(capture -> insert(source, runId, searchJson, capture))
                .toList();
    }

    private Long insert(SourceId source, @Nullable Long runId, String search, Capture capture) {
        return database.sql("""
                INSERT INTO crawler.capture
                  (source, run_id, search, request, status, content_type, fetched_at, digest, warc_file, warc_offset)
                VALUES (:source, :run, CAST(:search AS jsonb), CAST(:request AS jsonb), :status, :type, :at, :digest, :file, :offset)
                RETURNING id
                """)
                .param("source", source.value())
                .param("run", runId)
                .param("search", search)
                .param("request", JSON.writeValueAsString(capture.request()))
                .param("status", capture.status())
                .param("type", capture.contentType())
                .param("at", Timestamp.from(capture.fetchedAt()))
                .param("digest", capture.digest())
                .param("file", capture.location().file())
                .param("offset", capture.location().offset())
                .query(Long.class)
                .single();
    }

    /**
     * The pages of a run, in the order of their ids.
     *
     * @param afterId the last id already read; 0 to begin
     * @return at most {@code limit} pages; empty at the end
     * @throws UncheckedIOException when a file that the index names cannot be read
     */
    public List<CapturedPage> pages(long runId, long afterId, int limit) {
        return database.sql("""
                SELECT id, search, request, content_type, fetched_at, warc_file, warc_offset
                  FROM crawler.capture WHERE run_id = :run AND id > :after ORDER BY id LIMIT :limit
                """)
                .param("run", runId)
                .param("after", afterId)
                .param("limit", limit)
                .query((row, _) -> new CapturedPage(
                        row.getLong("id"),
                        new Page(
                                JSON.readValue(row.getString("search"), Search.class),
                                JSON.readValue(row.getString("request"), PageRequest.class),
                                row.getString("content_type"),
                                payload(row.getString("warc_file"), row.getLong("warc_offset")),
                                row.getTimestamp("fetched_at").toInstant())))
                .list();
    }

    private PageBody payload(String file, long offset) {
        try {
            return WarcFile.payload(directory.resolve(file), offset);
        } catch (IOException e) {
            throw new UncheckedIOException("capture " + file + " at " + offset + ": " + e.getMessage(), e);
        }
    }

    private WarcFile file(SourceId source) throws IOException {
        WarcFile current = open.get(source);
        if (current != null && current.size() < ROLL_AT_BYTES) {
            return current;
        }
        if (current != null) {
            current.close();
        }
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        String name = source + "-" + STAMP.format(clock.instant()) + "-"
                + ids.get().toString().substring(0, 8);
        WarcFile next = WarcFile.create(directory.resolve(name + ".warc.gz"), userAgent);
        open.put(source, next);
        return next;
    }

    private synchronized void sync(SourceId source) {
        WarcFile current = open.get(source);
        if (current != null) {
            try {
                current.sync();
            } catch (IOException e) {
                throw new UncheckedIOException("captures in " + directory + " cannot be kept: " + e.getMessage(), e);
            }
        }
    }

    private static String sha256(PageBody body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    @Override
    public synchronized void close() {
        for (WarcFile file : open.values()) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
    }
}
