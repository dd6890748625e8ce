package org.whereabouts.crawler.page;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** In which charset a page says that it is written. */
sealed interface DeclaredCharset {

    /**
     * A charset that this machine can read.
     *
     * @param bomLength length of the byte order mark, in bytes; 0 without one
     */
    record Known(Charset charset, int bomLength) implements DeclaredCharset {}

    /** A name that belongs to no charset; shortened to what can be printed. */
    record Unknown(String name) implements DeclaredCharset {}

    /** How far into a page a {@code <meta charset>} counts (HTML, section 4.2.5.4). */
    int META_WITHIN = 1024;

    Pattern PARAMETER = Pattern.compile(";\\s*charset\\s*=\\s*[\"']?\\s*([^\\s\"';]+)", Pattern.CASE_INSENSITIVE);
    Pattern META = Pattern.compile("<meta\\s[^>]*?charset\\s*=\\s*[\"']?\\s*([^\\s\"';/>]+)", Pattern.CASE_INSENSITIVE);

    /** Labels that browsers read as windows-1252, because the sites that use them do (WHATWG Encoding, section 4.2). */
    Set<String> LATIN = Set.of("iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "us-ascii", "ascii");

    /**
     * The charset of a page.
     *
     * @param contentType the {@code Content-Type} header, null without one
     * @param operators the charset that the operator says it is in, whatever it says itself; null to believe it
     */
    static DeclaredCharset of(byte[] bytes, @Nullable String contentType, @Nullable String operators) {
        Known bom = byteOrderMark(bytes);
        if (operators != null) {
            return named(operators, bom);
        }
        if (bom != null) {
            return bom;
        }
        Optional<String> header = first(PARAMETER, contentType == null ? "" : contentType);
        if (header.isPresent()) {
            return named(header.get(), null);
        }
        String start = new String(bytes, 0, Math.min(bytes.length, META_WITHIN), StandardCharsets.ISO_8859_1);
        if (!start.stripLeading().startsWith("<")) {
            return new Known(StandardCharsets.UTF_8, 0);
        }
        // A page whose meta element could be read byte by byte is not in UTF-16, whatever it says (HTML, section
        // 13.2.3.2).
        return first(META, start)
                .filter(name -> !name.toLowerCase(Locale.ROOT).startsWith("utf-16"))
                .map(name -> named(name, null))
                .orElse(new Known(StandardCharsets.UTF_8, 0));
    }

    private static DeclaredCharset named(String name, @Nullable Known bom) {
        if (LATIN.contains(name.toLowerCase(Locale.ROOT))) {
            return new Known(Charset.forName("windows-1252"), 0);
        }
        try {
            if (Charset.isSupported(name)) {
                Charset charset = Charset.forName(name);
                return new Known(charset, bom != null && bom.charset().equals(charset) ? bom.bomLength() : 0);
            }
        } catch (IllegalCharsetNameException e) {
            return new Unknown("?");
        }
        return new Unknown(name.length() > 40 ? name.substring(0, 40) : name);
    }

    private static @Nullable Known byteOrderMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new Known(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new Known(StandardCharsets.UTF_16BE, 2);
        }
        return startsWith(bytes, 0xFF, 0xFE) ? new Known(StandardCharsets.UTF_16LE, 2) : null;
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
