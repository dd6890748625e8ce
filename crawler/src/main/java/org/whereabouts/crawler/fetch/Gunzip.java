package org.whereabouts.crawler.fetch;

import static org.whereabouts.crawler.fetch.FetchLimits.MAX_RATIO;
import static org.whereabouts.crawler.fetch.FetchLimits.RATIO_FROM;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.whereabouts.crawler.fetch.FetchResult.Fault;

/**
 * Unpacks gzip (RFC 1952): every member, to its last byte, or not at all. The JDK's stream takes what follows the first member for
 * padding when it cannot read it, and so would pass off half a page as a whole one.
 */
final class Gunzip {

    private static final int HEADER = 10;
    private static final int TRAILER = 8;
    private static final int FHCRC = 2;
    private static final int FEXTRA = 4;
    private static final int FNAME = 8;
    private static final int FCOMMENT = 16;
    private static final int SMALLEST_BUFFER = 1024;

    private final byte[] packed;
    private final int length;
    private final int maxBytes;
    private int position;
    private byte[] unpacked;
    private int size;

    private Gunzip(byte[] packed, int length, int maxBytes) {
        this.packed = packed;
        this.length = length;
        this.maxBytes = maxBytes;
        this.unpacked = new byte[Math.clamp(announced(), SMALLEST_BUFFER, bound() + 1)];
    }

    /**
     * The payload.
     *
     * @param packed holds the gzip data in its first {@code length} bytes
     * @param maxBytes the most it may unpack to
     */
    static byte[] unpack(byte[] packed, int length, int maxBytes) throws BrokenAnswerException {
        Gunzip gunzip = new Gunzip(packed, length, maxBytes);
        Inflater inflater = new Inflater(true);
        try {
            do {
                gunzip.member(inflater);
            } while (!gunzip.isAtEnd());
        } finally {
            inflater.end();
        }
        return gunzip.size == gunzip.unpacked.length ? gunzip.unpacked : Arrays.copyOf(gunzip.unpacked, gunzip.size);
    }

    /** What the last member says its size is, modulo 2^32: a hint that saves growing, and no more than that. */
    private int announced() {
        return length < HEADER + TRAILER ? 0 : Math.clamp(Integer.toUnsignedLong(int32(length - 4)), 0, bound());
    }

    /** The most that this payload may unpack to. */
    private int bound() {
        return (int) Math.min(maxBytes, Math.max(RATIO_FROM, (long) length * MAX_RATIO));
    }

    private void member(Inflater inflater) throws BrokenAnswerException {
        skipHeader();
        inflater.reset();
        inflater.setInput(packed, position, length - position);
        int start = size;
        inflate(inflater);
        position = length - inflater.getRemaining();
        if (length - position < TRAILER) {
            throw cutOff();
        }
        CRC32 sum = new CRC32();
        sum.update(unpacked, start, size - start);
        if (int32(position) != (int) sum.getValue() || int32(position + 4) != size - start) {
            throw broken("its check sum is wrong");
        }
        position += TRAILER;
    }

    private void inflate(Inflater inflater) throws BrokenAnswerException {
        try {
            while (!inflater.finished()) {
                if (size == unpacked.length) {
                    grow();
                }
                int got = inflater.inflate(unpacked, size, unpacked.length - size);
                size += got;
                if (got == 0 && !inflater.finished()) {
                    throw inflater.needsDictionary() ? broken("it wants a dictionary") : cutOff();
                }
                if (size > bound()) {
                    throw tooLarge();
                }
            }
        } catch (DataFormatException e) {
            throw broken(String.valueOf(e.getMessage()));
        }
    }

    private void grow() {
        unpacked = Arrays.copyOf(unpacked, (int) Math.min((long) unpacked.length * 2, bound() + 1L));
    }

    private void skipHeader() throws BrokenAnswerException {
        need(HEADER);
        if (packed[position] != 0x1f || (packed[position + 1] & 0xff) != 0x8b || packed[position + 2] != 8) {
            throw broken(position == 0 ? "it does not begin like gzip" : "something that is no gzip follows it");
        }
        int flags = packed[position + 3];
        position += HEADER;
        if ((flags & FEXTRA) != 0) {
            need(2);
            int extra = (packed[position] & 0xff) | (packed[position + 1] & 0xff) << 8;
            need(2 + extra);
            position += 2 + extra;
        }
        if ((flags & FNAME) != 0) {
            skipText();
        }
        if ((flags & FCOMMENT) != 0) {
            skipText();
        }
        if ((flags & FHCRC) != 0) {
            need(2);
            position += 2;
        }
    }

    private void skipText() throws BrokenAnswerException {
        do {
            need(1);
        } while (packed[position++] != 0);
    }

    /** Whether nothing follows but the zeros that some programs pad with. */
    private boolean isAtEnd() {
        for (int i = position; i < length; i++) {
            if (packed[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private int int32(int at) {
        return (packed[at] & 0xff)
                | (packed[at + 1] & 0xff) << 8
                | (packed[at + 2] & 0xff) << 16
                | (packed[at + 3] & 0xff) << 24;
    }

    private void need(int bytes) throws BrokenAnswerException {
        if (length - position < bytes) {
            throw cutOff();
        }
    }

    private BrokenAnswerException tooLarge() {
        return new BrokenAnswerException(
                Fault.TOO_LARGE,
                bound() < maxBytes
                        ? "the payload unpacks to more than " + MAX_RATIO + " times its size"
                        : "the payload unpacks to more than " + maxBytes + " bytes");
    }

    private static BrokenAnswerException cutOff() {
        return broken("it is cut off");
    }

    private static BrokenAnswerException broken(String what) {
        return new BrokenAnswerException(Fault.BROKEN_ENCODING, "the gzip payload is broken: " + what);
    }
}
