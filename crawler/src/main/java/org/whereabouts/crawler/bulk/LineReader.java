package org.whereabouts.crawler.bulk;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Bounds the length of a row, and knows whether the last line had an end. */
final class LineReader extends FilterReader {

    /** Far more than a row of any roster, and little enough to hold. */
    private static final int LONGEST_ROW = 1024 * 1024;

    private int sinceRow;
    private int last = '\n';

    LineReader(Reader in) {
        super(in);
    }

    /** A row is complete. */
    void row() {
        sinceRow = 0;
    }

    boolean lastLineHasEnded() {
        return last == '\n' || last == '\r';
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        if (got > 0) {
            last = buffer[offset + got - 1];
            sinceRow += got;
            if (sinceRow > LONGEST_ROW) {
                throw new LayoutException("rows of at most " + LONGEST_ROW + " characters", "a longer one");
            }
        }
        return got;
    }
}
