package org.whereabouts.crawler.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.NotImplementedException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.UnsupportedHttpVersionException;
import org.whereabouts.crawler.fetch.FetchResult.Failed;
import org.whereabouts.crawler.fetch.FetchResult.Fault;

/** Says what an exception means, in terms of the host and the page that was asked for. */
final class Faults {

    private Faults() {}

    /** What kept us from connecting. */
    static Failed connecting(URI url, IOException e, FetchLimits limits) {
        Optional<String> doubt = cause(e, UntrustedCertificateException.class).map(Throwable::getMessage);
        if (doubt.isPresent()) {
            return failed(url, Fault.UNTRUSTED, doubt.get());
        }
        return switch (e) {
            case ForbiddenAddressException forbidden ->
                failed(
                        url,
                        Fault.FORBIDDEN_ADDRESS,
                        forbidden.getMessage()
                                + ", which may not be asked: only public addresses are, and in the sandbox"
                                + " only loopback");
            case ClosedFetcherException _ ->
                failed(url, Fault.CONNECTION, "not asked, since this fetcher has been closed");
            case UnresolvedNameException unresolved ->
                failed(url, Fault.UNRESOLVED, String.valueOf(unresolved.getMessage()));
            case UnknownHostException _ ->
                failed(
                        url,
                        Fault.UNRESOLVED,
                        "the host name has no address: compare the source's base URL, and this machine's name service");
            case InterruptedIOException _ ->
                failed(
                        url,
                        Fault.TIMEOUT,
                        "no connection within " + limits.connect().toMillis() + " ms");
            case SSLException _
            when cause(e, EOFException.class).isPresent()
                    || cause(e, SocketException.class).isPresent() ->
                failed(url, Fault.CONNECTION, "the host broke off the TLS handshake");
            case SSLException _ ->
                failed(
                        url,
                        Fault.UNTRUSTED,
                        "no TLS connection: the host speaks no TLS there, or only versions or ciphers that this JVM"
                                + " holds for broken (" + Printable.of(String.valueOf(e.getMessage())) + ")");
            default -> failed(url, Fault.CONNECTION, "no connection: " + kind(e));
        };
    }

    /** What is wrong with an answer, or kept it from coming. */
    static Failed answering(URI url, Exception e) {
        return switch (e) {
            case BrokenAnswerException broken -> failed(url, broken.fault(), String.valueOf(broken.getMessage()));
            case MessageConstraintException _ ->
                failed(
                        url,
                        Fault.TOO_LARGE,
                        "the headers are more than " + FetchLimits.MAX_HEADERS + ", or one is longer than "
                                + FetchLimits.MAX_LINE + " characters");
            case NoHttpResponseException _ ->
                failed(url, Fault.CONNECTION, "the host closed the connection without an answer");
            case TruncatedChunkException _ -> failed(url, Fault.TRUNCATED, "the answer ends within a chunk");
            case MalformedChunkCodingException _ -> failed(url, Fault.MALFORMED, "the answer's chunks are garbled");
            case ConnectionClosedException _ ->
                failed(url, Fault.TRUNCATED, "the answer has fewer bytes than announced, or lacks its last chunk");
            case InterruptedIOException _ -> failed(url, Fault.TIMEOUT, "the host fell silent");
            case UnsupportedHttpVersionException _ ->
                failed(url, Fault.MALFORMED, "the answer is of a version of HTTP that was not asked for");
            case NotImplementedException _ ->
                failed(url, Fault.MALFORMED, "the answer has a Transfer-Encoding that nobody can read");
            case HttpException _ ->
                failed(url, Fault.MALFORMED, "the status line or a header of the answer is garbled");
            default -> failed(url, Fault.CONNECTION, "the connection broke: " + kind(e));
        };
    }

    static Failed failed(URI url, Fault fault, String what) {
        return new Failed(fault, PageName.of(url) + ": " + what);
    }

    /** The class alone: messages of the network's exceptions may repeat the whole URL. */
    private static String kind(Exception e) {
        return e.getClass().getSimpleName();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
