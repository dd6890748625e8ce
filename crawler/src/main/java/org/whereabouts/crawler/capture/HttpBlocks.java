package org.whereabouts.crawler.capture;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.PageRequest;

/**
 * Requests and answers as the blocks of WARC records. What would let somebody else continue a session is left out: values of
 * cookies and of credentials.
 */
final class HttpBlocks {

    /**
     * The transfer coding is gone by the time we see the payload, and the decompressed form is what every reader wants, so
     * neither coding is repeated: the block says what it holds.
     */
    private static final Set<String> CODING = Set.of("transfer-encoding", "content-encoding", "content-length");

    private static final Set<String> COOKIES = Set.of("set-cookie", "set-cookie2");
    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "proxy-authorization", "authentication-info", "proxy-authentication-info");
    private static final String WITHHELD = "withheld";
    private static final Pattern COOKIE_VALUE = Pattern.compile("^([^=;]*)(=?)[^;]*");
    private static final Pattern LINE_END = Pattern.compile("[\\r\\n]+");

    /** Two ends of lines. */
    private static final int END_OF_HEAD = 0x0d0a0d0a;

    private HttpBlocks() {}

    /** What was sent, save for the session's cookies. */
    static byte[] request(PageRequest request, URI url, Validators validators, String userAgent) {
        StringBuilder head = new StringBuilder()
                .append(request.method())
                .append(' ')
                // What is carried along behind a # is never sent.
                .append(request.path().split("#", 2)[0])
                .append(" HTTP/1.1\r\n");
        header(head, "Host", url.getRawAuthority() == null ? "" : url.getRawAuthority());
        header(head, "User-Agent", userAgent);
        header(head, "Accept-Encoding", "gzip");
        validators.etag().ifPresent(etag -> header(head, "If-None-Match", etag));
        validators.lastModified().ifPresent(date -> header(head, "If-Modified-Since", date));
        String body = request.body();
        if (request.contentType() != null) {
            header(head, "Content-Type", request.contentType());
        }
        if (body == null) {
            return block(head, new byte[0]);
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        header(head, "Content-Length", Integer.toString(bytes.length));
        return block(head, bytes);
    }

    /** Status line and headers of an answer whose payload stands behind them. */
    static byte[] beforePayload(Answer answer) {
        StringBuilder head = responseHead(answer);
        header(head, "content-length", Long.toString(answer.body().length()));
        return block(head, new byte[0]);
    }

    /** Status line and headers of an answer whose payload lies elsewhere. */
    static byte[] withoutPayload(Answer answer) {
        return block(responseHead(answer), new byte[0]);
    }

    /** What stands behind the headers of a block. */
    static byte[] payload(byte[] block) {
        for (int i = 3; i < block.length; i++) {
            if (block[i] == '\n' && block[i - 1] == '\r' && block[i - 2] == '\n' && block[i - 3] == '\r') {
                return Arrays.copyOfRange(block, i + 1, block.length);
            }
        }
        throw new IllegalArgumentException("no end of headers");
    }

    /** Moves behind the headers of a block. */
    static void skipHead(InputStream block) throws IOException {
        int last = 0;
        for (int got = block.read(); got >= 0; got = block.read()) {
            last = last << 8 | got;
            if (last == END_OF_HEAD) {
                return;
            }
        }
        throw new IOException("no end of headers");
    }

    private static StringBuilder responseHead(Answer answer) {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(answer.status()).append(" \r\n");
        answer.headers().forEach((name, values) -> {
            if (!CODING.contains(name) && !name.startsWith(":")) {
                values.forEach(value -> header(head, name, withheld(name, value)));
            }
        });
        return head;
    }

    private static String withheld(String name, String value) {
        if (CREDENTIALS.contains(name)) {
            return WITHHELD;
        }
        return COOKIES.contains(name) ? COOKIE_VALUE.matcher(value).replaceFirst("$1$2" + WITHHELD) : value;
    }

    private static void header(StringBuilder head, String name, String value) {
        boolean broken = value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0;
        head.append(name)
                .append(": ")
                .append(broken ? LINE_END.matcher(value).replaceAll(" ") : value)
                .append("\r\n");
    }

    private static byte[] block(StringBuilder head, byte[] body) {
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] block = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, block, start.length, body.length);
        return block;
    }
}
