package org.whereabouts.crawler.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the addresses that pages and redirects give us, none of which can be trusted to be one. */
public final class WebAddress {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    /** What a URI may hold as it is (RFC 3986, section 2), the percent sign aside. */
    private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=";

    private WebAddress() {}

    /**
     * The http or https address that the reference means on a page of {@code base}, in ASCII, without a fragment and dot segments;
     * empty when it means none. Blanks, bars and letters of other alphabets are encoded as browsers do, since sites write them into links as they are.
     */
    public static Optional<URI> resolve(URI base, String reference) {
        try {
            URI resolved = resolved(base, new URI(encode(reference.strip())));
            return isWeb(resolved) ? Optional.of(plain(resolved)) : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@link URI#resolve} follows RFC 2396, which loses the page's own name before a query that stands alone. */
    private static URI resolved(URI base, URI reference) throws URISyntaxException {
        boolean queryAlone = !reference.isAbsolute()
                && reference.getRawAuthority() == null
                && String.valueOf(reference.getRawPath()).isEmpty()
                && reference.getRawQuery() != null;
        return queryAlone
                ? base.resolve(new URI(pathOf(base) + "?" + reference.getRawQuery()))
                : base.resolve(reference);
    }

    private static URI plain(URI url) throws URISyntaxException {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String path = withoutDots(pathOf(url));
        return new URI(url.getScheme().toLowerCase(Locale.ROOT) + "://" + url.getRawAuthority() + path + query);
    }

    /**
     * RFC 3986, section 5.2.4. {@link URI#resolve} does it for relative paths alone; but what robots.txt is asked about has to be
     * what the server makes of it. An escaped dot is a dot (section 6.2.2.2).
     */
    private static String withoutDots(String path) {
        String[] segments = path.split("/", -1);
        List<String> kept = new ArrayList<>(segments.length);
        for (int i = 1; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            switch (segments[i].replace("%2e", ".").replace("%2E", ".")) {
                case ".." -> {
                    if (!kept.isEmpty()) {
                        kept.removeLast();
                    }
                    if (last) {
                        kept.add("");
                    }
                }
                case "." -> {
                    if (last) {
                        kept.add("");
                    }
                }
                default -> kept.add(segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String pathOf(URI url) {
        String path = url.getRawPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    private static String encode(String reference) {
        StringBuilder encoded = new StringBuilder(reference.length() + 16);
        // Browsers leave out line breaks and tabs within a link (WHATWG URL, basic parser, step 3).
        byte[] bytes = reference.replaceAll("[\t\n\r]", "").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            if (c == '%' ? isEscape(bytes, i) : isAllowed(c)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.toHexDigits(bytes[i]));
            }
        }
        return encoded.toString();
    }

    private static boolean isEscape(byte[] bytes, int percent) {
        return percent + 2 < bytes.length
                && HexFormat.isHexDigit(bytes[percent + 1])
                && HexFormat.isHexDigit(bytes[percent + 2]);
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || ALLOWED.indexOf(c) >= 0;
    }

    /** Whether it is a whole http or https address, of a host and nobody's account there. */
    static boolean isWeb(URI url) {
        return ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getPort() != 0
                && url.getPort() <= 65_535;
    }

    /** The port, the scheme's own where none is named. */
    public static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    /** Path and query as they stand in a request line (RFC 9112, section 3.2.1), in ASCII. */
    static String requestTarget(URI url) {
        URI ascii = URI.create(url.toASCIIString());
        return ascii.getRawQuery() == null ? pathOf(ascii) : pathOf(ascii) + "?" + ascii.getRawQuery();
    }

    /** The {@code Host} header (RFC 9110, section 7.2): the port only where it is not the scheme's own. */
    static String hostHeader(URI url) {
        boolean own = url.getPort() <= 0 || url.getPort() == ("https".equalsIgnoreCase(url.getScheme()) ? 443 : 80);
        return own ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /** Whether both lead to the same server the same way: scheme, host and port. */
    public static boolean sameOrigin(URI one, URI other) {
        return isWeb(one)
                && isWeb(other)
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && port(one) == port(other);
    }
}
