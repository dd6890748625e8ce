package org.whereabouts.crawler.page;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Decodes a page by what it declares. A byte that is none in that charset makes the whole page unreadable: a replacement
 * character in a name would be a different person, and one in a tag a different structure.
 */
public final class PageText {

    /** What decoders of every charset put for bytes that they cannot read; a page may also say it itself. */
    private static final char REPLACEMENT = '\uFFFD';

    private PageText() {}

    /**
     * Reads the page as text: in the charset that the operator set in the profile, else that of a byte order mark, of the
     * {@code Content-Type}, of {@code <meta charset>}, else UTF-8.
     *
     * @param reading what to do with the text
     * @return what {@code reading} says; {@link LayoutChanged} for a charset that is unknown or not the page's
     */
    public static PageOutcome read(Page page, SourceProfile profile, Function<String, PageOutcome> reading) {
        byte[] bytes = page.body().bytes();
        return switch (DeclaredCharset.of(bytes, page.contentType(), profile.charset())) {
            case DeclaredCharset.Unknown(String name) ->
                new LayoutChanged("a charset that exists", "charset \"" + name + "\"");
            case DeclaredCharset.Known(Charset charset, int bomLength) -> decoded(bytes, bomLength, charset, reading);
        };
    }

    /**
     * Reads the page as text for those who look for what it says as a whole: one wrong byte does not hide that.
     *
     * @param contentType the {@code Content-Type} header, null without one
     */
    public static String lenient(@Nullable String contentType, PageBody body) {
        byte[] bytes = body.bytes();
        return switch (DeclaredCharset.of(bytes, contentType, null)) {
            case DeclaredCharset.Known(var charset, int bom) -> new String(bytes, bom, bytes.length - bom, charset);
            case DeclaredCharset.Unknown _ -> new String(bytes, StandardCharsets.UTF_8);
        };
    }

    private static PageOutcome decoded(
            byte[] bytes, int offset, Charset charset, Function<String, PageOutcome> reading) {
        String text = new String(bytes, offset, bytes.length - offset, charset);
        // What cannot be decoded has been replaced, so that most pages are known to be right without a second, slower
        // look.
        OptionalInt wrong = text.indexOf(REPLACEMENT) < 0 ? OptionalInt.empty() : firstWrong(bytes, offset, charset);
        return wrong.isPresent()
                ? new LayoutChanged("text in " + charset.name(), "bytes that are not, at offset " + wrong.getAsInt())
                : reading.apply(text);
    }

    /** Where the first byte stands that is no text in that charset. */
    private static OptionalInt firstWrong(byte[] bytes, int offset, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(in.remaining() * (double) decoder.maxCharsPerByte()));
        CoderResult result = decoder.decode(in, out, true);
        if (result.isUnderflow()) {
            result = decoder.flush(out);
        }
        return result.isError() ? OptionalInt.of(in.position()) : OptionalInt.empty();
    }
}
