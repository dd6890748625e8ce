package org.whereabouts.crawler.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageRequest;

/**
 * One WARC 1.1 file being written: a gzip member for each request and each response, readable by the service's user alone.
 * Not for concurrent use.
 *
 * @see <a href="https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/">WARC 1.1</a>
 */
final class WarcFile implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private final FileChannel channel;
    private final WarcWriter writer;

    private WarcFile(Path path, FileChannel channel, WarcWriter writer) {
        this.path = path;
        this.channel = channel;
        this.writer = writer;
    }

    /** Creates the file, which must not exist, with the record that says who wrote it. */
    static WarcFile create(Path path, String userAgent) throws IOException {
        FileChannel channel =
                FileChannel.open(path, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY);
        WarcWriter writer = new WarcWriter(channel, WarcCompression.GZIP);
        writer.write(new Warcinfo.Builder()
                .filename(path.getFileName().toString())
                .fields(Map.of("software", List.of("Whereabouts"), "http-header-user-agent", List.of(userAgent)))
                .build());
        return new WarcFile(path, channel, writer);
    }

    /** Appends request and response; the location is the response's. */
    WarcLocation append(PageRequest request, Answer answer, String sha256) throws IOException {
        byte[] response = responseBlock(answer);
        long offset = writer.position();
        WarcResponse record = new WarcResponse.Builder(answer.url())
                .date(answer.receivedAt())
                .payloadDigest(new WarcDigest("sha256", sha256))
                .body(MediaType.HTTP_RESPONSE, response)
                .build();
        writer.write(record);
        writer.write(new WarcRequest.Builder(answer.url())
                .date(answer.receivedAt())
                .concurrentTo(record.id())
                .body(MediaType.HTTP_REQUEST, requestBlock(request, answer.url()))
                .build());
        return new WarcLocation(path.getFileName().toString(), offset);
    }

    long size() {
        return writer.position();
    }

    /** Makes what was appended survive a loss of power. */
    void sync() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    /** The payload of the response at that offset, as it was received. */
    static PageBody payload(Path file, long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(offset);
            try (WarcReader reader = new WarcReader(channel)) {
                WarcRecord record = reader.next().orElseThrow(() -> new IOException("no record at " + offset));
                if (!(record instanceof WarcResponse response)) {
                    throw new IOException("no response at " + offset + " but a " + record.type());
                }
                return PageBody.of(response.http().body().stream().readAllBytes());
            }
        }
    }

    private static byte[] requestBlock(PageRequest request, URI url) {
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(url.getRawAuthority()).append("\r\n");
        if (request.contentType() != null) {
            head.append("Content-Type: ").append(request.contentType()).append("\r\n");
        }
        String body = request.body() == null ? "" : request.body();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        return concat(head.toString(), bytes);
    }

    /**
     * Status line, headers and payload. The transfer coding is gone by the time we see the payload, and the decompressed form
     * is what every reader wants, so neither coding header is repeated: the block says what it holds.
     */
    private static byte[] responseBlock(Answer answer) {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" \r\n");
        answer.headers().forEach((name, values) -> {
            if (!Set.of("transfer-encoding", "content-encoding", "content-length")
                            .contains(name)
                    && !name.startsWith(":")) {
                values.forEach(
                        value -> head.append(name).append(": ").append(value).append("\r\n"));
            }
        });
        byte[] body = answer.body().bytes();
        head.append("content-length: ").append(body.length).append("\r\n\r\n");
        return concat(head.toString(), body);
    }

    private static byte[] concat(String head, byte[] body) {
        ByteArrayOutputStream block = new ByteArrayOutputStream(head.length() + body.length);
        block.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        block.writeBytes(body);
        return block.toByteArray();
    }
}
