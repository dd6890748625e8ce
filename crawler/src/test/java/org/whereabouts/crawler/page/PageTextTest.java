package org.whereabouts.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.NoMatch;

class PageTextTest {

    private static final String NAME = "MUÑOZ, JOSÉ";
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final List<String> texts = new ArrayList<>();

    private PageOutcome read(byte[] bytes, @Nullable String contentType, @Nullable String operators) {
        return PageText.read(TestPages.page(contentType, bytes), TestPages.profile(operators), text -> {
            texts.add(text);
            return new NoMatch();
        });
    }

    private static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    private static byte[] marked(byte[] bytes) {
        byte[] marked = new byte[bytes.length + 3];
        System.arraycopy(UTF_8_MARK, 0, marked, 0, 3);
        System.arraycopy(bytes, 0, marked, 3, bytes.length);
        return marked;
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8,        text/html; charset=utf-8",
        "UTF-8,        text/html",
        "UTF-8,",
        "windows-1252, text/html; charset=windows-1252",
        "windows-1252, text/html;Charset=\"ISO-8859-1\"",
        "ISO-8859-15,  text/html; charset=iso-8859-15; boundary=x",
        "UTF-16LE,     application/json; charset=UTF-16LE"
    })
    void aPageIsReadInTheCharsetOfItsHeader(String charset, String contentType) {
        read(bytes(NAME, charset), contentType, null);

        assertThat(texts).containsExactly(NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><meta charset=windows-1252>",
                "\n<!doctype html><META CHARSET='latin1'>",
                "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-1\">"
            })
    void anHtmlPageIsReadInTheCharsetOfItsMetaElement(String start) {
        read(bytes(start + NAME, "windows-1252"), "text/html", null);

        assertThat(texts).containsExactly(start + NAME);
    }

    @Test
    void aMetaElementCannotSayThatItIsWrittenInUtf16() {
        read(bytes("<meta charset=utf-16>" + NAME, "UTF-8"), null, null);

        assertThat(texts).containsExactly("<meta charset=utf-16>" + NAME);
    }

    @Test
    void theMarkAtTheStartCountsMoreThanTheHeaderAndIsNoPartOfTheText() {
        read(marked(bytes(NAME, "UTF-8")), "text/html; charset=windows-1252", null);

        assertThat(texts).containsExactly(NAME);
    }

    @Test
    void theHeaderCountsMoreThanTheMetaElement() {
        read(bytes("<meta charset=windows-1252>" + NAME, "UTF-8"), "text/html; charset=utf-8", null);

        assertThat(texts).containsExactly("<meta charset=windows-1252>" + NAME);
    }

    @Test
    void theOperatorCountsMoreThanThePage() {
        read(bytes(NAME, "windows-1252"), "text/html; charset=utf-8", "windows-1252");
        read(marked(bytes(NAME, "UTF-8")), "text/html; charset=latin1", "UTF-8");

        assertThat(texts).containsExactly(NAME, NAME);
    }

    @Test
    void bytesThatAreNotInTheCharsetAreAChangedLayoutThatNamesNoContent() {
        byte[] latin = bytes("{\"name\":\"MUÑOZ\"}", "windows-1252");

        assertThat(read(latin, "application/json; charset=utf-8", null))
                .isEqualTo(new LayoutChanged("text in UTF-8", "bytes that are not, at offset 11"));
        assertThat(read(bytes("ABC\uD800", "UTF-16BE"), "text/html; charset=utf-16be", null))
                .isInstanceOf(NoMatch.class);
        assertThat(read(new byte[] {0x41, (byte) 0x81}, "text/html; charset=windows-1252", null))
                .isEqualTo(new LayoutChanged("text in windows-1252", "bytes that are not, at offset 1"));
    }

    @Test
    void aCharacterThatThePageBreaksOffInIsAChangedLayout() {
        byte[] cut = {0x41, (byte) 0xC3};

        assertThat(read(cut, null, null))
                .isEqualTo(new LayoutChanged("text in UTF-8", "bytes that are not, at offset 1"));
    }

    @Test
    void anUnknownCharsetIsAChangedLayout() {
        assertThat(read(bytes(NAME, "UTF-8"), "text/html; charset=klingon", null))
                .isEqualTo(new LayoutChanged("a charset that exists", "charset \"klingon\""));
        assertThat(read(bytes(NAME, "UTF-8"), "text/html; charset=<b>", null))
                .isEqualTo(new LayoutChanged("a charset that exists", "charset \"?\""));
        assertThat(texts).isEmpty();
    }

    @Test
    void anEmptyPageIsAnEmptyText() {
        read(new byte[0], "text/html", null);
        read("".getBytes(StandardCharsets.UTF_8), null, "UTF-16");

        assertThat(texts).containsExactly("", "");
    }

    /** Held against the decoder itself, which says of every byte whether it is text; most charsets are tried with both answers. */
    @Test
    void inEveryCharsetAPageIsReadAsItIsOrNotAtAll() {
        Random random = new Random(20);
        int readable = 0;
        int unreadable = 0;
        for (Charset charset : Charset.availableCharsets().values()) {
            for (int i = 0; i < 50; i++) {
                byte[] bytes = new byte[random.nextInt(1, 12)];
                random.nextBytes(bytes);
                if (i % 2 == 0) {
                    // Bytes below 128 alone: text in most charsets.
                    for (int j = 0; j < bytes.length; j++) {
                        bytes[j] &= 0x7F;
                    }
                }
                texts.clear();
                PageOutcome outcome = read(bytes, null, charset.name());
                Charset known =
                        charset.name().equals("ISO-8859-1") || charset.name().equals("US-ASCII")
                                ? Charset.forName("windows-1252")
                                : charset;
                try {
                    String text =
                            known.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                    assertThat(texts)
                            .as("%s %s", charset, Arrays.toString(bytes))
                            .containsExactly(text);
                    readable++;
                } catch (CharacterCodingException e) {
                    assertThat(outcome)
                            .as("%s %s", charset, Arrays.toString(bytes))
                            .isInstanceOf(LayoutChanged.class);
                    unreadable++;
                }
            }
        }
        assertThat(readable).isGreaterThan(1000);
        assertThat(unreadable).isGreaterThan(1000);
    }
}
