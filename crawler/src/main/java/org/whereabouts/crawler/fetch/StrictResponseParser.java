package org.whereabouts.crawler.fetch;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpTransportMetrics;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.message.LazyLaxLineParser;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.whereabouts.crawler.fetch.FetchResult.Fault;

/**
 * Reads the head of an answer: status line and headers. Blanks before a header's colon are forgiven (RFC 9112, section 5.1, tells
 * intermediaries to remove them); a line without a colon or anything before the status line is not.
 *
 * <p>The library takes the end of the connection for the end of the headers. A page cut off there would come as a 200 with
 * nothing in it, which reads like "nobody found"; so it is told as what it is.
 */
final class StrictResponseParser extends DefaultHttpResponseParser {

    StrictResponseParser(Http1Config limits) {
        super(limits, LazyLaxLineParser.INSTANCE, null);
    }

    @Override
    public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
        return super.parse(new WholeHead(buffer), in);
    }

    /** Lines up to the empty one, or none at all. */
    private static final class WholeHead implements SessionInputBuffer {

        private final SessionInputBuffer buffer;
        private boolean begun;

        WholeHead(SessionInputBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public int readLine(CharArrayBuffer line, InputStream in) throws IOException {
            int read = buffer.readLine(line, in);
            if (read == -1 && begun) {
                throw new BrokenAnswerException(Fault.TRUNCATED, "the answer ends within its headers");
            }
            begun = true;
            return read;
        }

        @Override
        public int length() {
            return buffer.length();
        }

        @Override
        public int capacity() {
            return buffer.capacity();
        }

        @Override
        public int available() {
            return buffer.available();
        }

        @Override
        public int read(byte[] bytes, int offset, int length, InputStream in) throws IOException {
            return buffer.read(bytes, offset, length, in);
        }

        @Override
        public int read(byte[] bytes, InputStream in) throws IOException {
            return buffer.read(bytes, in);
        }

        @Override
        public int read(InputStream in) throws IOException {
            return buffer.read(in);
        }

        @Override
        public HttpTransportMetrics getMetrics() {
            return buffer.getMetrics();
        }
    }
}
