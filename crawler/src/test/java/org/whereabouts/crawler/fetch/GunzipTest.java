package org.whereabouts.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.fetch.FetchResult.Fault;

class GunzipTest {

    private static final int MOST = 4_000_000;

    @Test
    void whatWasPackedComesBackWhateverTheMembers() {
        qt().withExamples(100)
                .forAll(longs().all(), integers().between(0, 5_000), integers().between(1, 4))
                .checkAssert((seed, size, members) -> {
                    ByteArrayOutputStream packed = new ByteArrayOutputStream();
                    ByteArrayOutputStream plain = new ByteArrayOutputStream();
                    for (int i = 0; i < members; i++) {
                        byte[] part = text(seed + i, size);
                        plain.writeBytes(part);
                        packed.writeBytes(gzip(part));
                    }
                    try {
                        assertThat(unpack(packed.toByteArray(), MOST)).isEqualTo(plain.toByteArray());
                    } catch (BrokenAnswerException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    @Test
    void whatIsCutOffIsNeverPassedOffAsWhole() {
        byte[] first = gzip(text(1, 500));
        byte[] both = concat(first, gzip(text(2, 500)));
        for (int length = 1; length < both.length; length++) {
            byte[] cut = Arrays.copyOf(both, length);
            if (length != first.length) {
                assertThatThrownBy(() -> unpack(cut, MOST))
                        .isInstanceOfSatisfying(
                                BrokenAnswerException.class,
                                e -> assertThat(e.fault()).isEqualTo(Fault.BROKEN_ENCODING));
            }
        }
    }

    @Test
    void aFlippedBitIsFoundOrChangesNothing() {
        byte[] plain = text(3, 800);
        byte[] packed = gzip(plain);
        for (int bit = 0; bit < packed.length * 8; bit++) {
            byte[] flipped = packed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(Gunzip.unpack(flipped, flipped.length, MOST))
                        .as("bit %d: time and system of the header are free", bit)
                        .isEqualTo(plain);
            } catch (BrokenAnswerException e) {
                assertThat(e.fault()).isIn(Fault.BROKEN_ENCODING, Fault.TOO_LARGE);
            }
        }
    }

    @Test
    void namesAndCommentsInTheHeaderAreSkipped() throws BrokenAnswerException {
        byte[] packed = gzip(text(4, 100));
        ByteArrayOutputStream dressed = new ByteArrayOutputStream();
        dressed.write(packed, 0, 3);
        dressed.write(2 | 4 | 8 | 16);
        dressed.write(packed, 4, 6);
        dressed.writeBytes(new byte[] {3, 0, 'e', 'x', 't'});
        dressed.writeBytes("page.html\0".getBytes(StandardCharsets.US_ASCII));
        dressed.writeBytes("a comment\0".getBytes(StandardCharsets.US_ASCII));
        dressed.writeBytes(new byte[] {1, 2});
        dressed.write(packed, 10, packed.length - 10);

        assertThat(unpack(dressed.toByteArray(), MOST)).isEqualTo(text(4, 100));
    }

    @Test
    void zerosAfterTheLastMemberArePadding() throws BrokenAnswerException {
        assertThat(unpack(concat(gzip(text(5, 100)), new byte[512]), MOST)).isEqualTo(text(5, 100));
    }

    @Test
    void anythingElseAfterTheLastMemberIsNot() {
        assertThatThrownBy(() ->
                        unpack(concat(gzip(text(5, 100)), "<!-- cached -->".getBytes(StandardCharsets.US_ASCII)), MOST))
                .hasMessageContaining("something that is no gzip follows");
    }

    @Test
    void theBoundHoldsForAllMembersTogether() throws BrokenAnswerException {
        byte[] half = gzip(text(6, 60_000));

        assertThat(unpack(concat(half, half), 120_000)).hasSize(120_000);
        assertThatThrownBy(() -> unpack(concat(half, half), 119_999)).hasMessageContaining("more than 119999 bytes");
    }

    @Test
    void aRatioOfAHundredIsTheMostBeyondTheFirstMegabyte() throws BrokenAnswerException {
        byte[] megabyte = gzip(new byte[FetchLimits.RATIO_FROM]);
        byte[] more = gzip(new byte[FetchLimits.RATIO_FROM + 1]);

        assertThat(unpack(megabyte, Integer.MAX_VALUE - 8)).hasSize(FetchLimits.RATIO_FROM);
        assertThatThrownBy(() -> unpack(more, Integer.MAX_VALUE - 8)).hasMessageContaining("100 times its size");
    }

    private static byte[] unpack(byte[] packed, int maxBytes) throws BrokenAnswerException {
        return Gunzip.unpack(packed, packed.length, maxBytes);
    }

    private static byte[] text(long seed, int size) {
        byte[] text = new byte[size];
        Random random = new Random(seed);
        for (int i = 0; i < size; i++) {
            text[i] = (byte) ('a' + random.nextInt(8));
        }
        return text;
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }
}
