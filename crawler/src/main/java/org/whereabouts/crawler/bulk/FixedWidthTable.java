package org.whereabouts.crawler.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.BulkFile.Positions;

/**
 * Rows of one length, with an end of the line behind each, as its last byte, or without any: as the first row has it, all others
 * must. A row of another length shows in an end of the line where none may stand.
 */
final class FixedWidthTable implements Table {

    private static final char REPLACEMENT = '\uFFFD';

    /** What stands behind, or at the end of, every row. */
    private enum LineEnd {
        NONE,
        LF,
        CRLF,
        WITHIN
    }

    private final BulkFile file;
    private final InputStream in;
    private final Charset charset;
    private final int length;
    private final List<Positions> columns;
    private final byte[] row;
    private int ahead;
    private @Nullable LineEnd end;
    private long rows;

    FixedWidthTable(InputStream in, BulkFile file, List<String> wanted) throws IOException {
        this.in = in;
        this.file = file;
        this.charset = Charset.forName(Objects.requireNonNull(file.charset()));
        this.length = Objects.requireNonNull(file.recordLength());
        this.columns = wanted.stream().map(BulkFile::positions).toList();
        this.row = new byte[length];
        this.ahead = in.read();
        for (int i = 0; i < file.skip(); i++) {
            skipLine();
        }
    }

    /** What stands above the rows is of any length. */
    private void skipLine() throws IOException {
        for (int skipped = 0; ahead >= 0 && ahead != '\n'; skipped++) {
            if (skipped > 10 * length) {
                throw new LayoutException(file.skip() + " lines above the rows", "a line without end");
            }
            ahead = in.read();
        }
        ahead = in.read();
    }

    @Override
    public String @Nullable [] next() throws LayoutException {
        try {
            if (ahead < 0) {
                return null;
            }
            read();
        } catch (IOException | RuntimeException e) {
            throw LayoutException.of("a whole FIXED_WIDTH file", "row " + (rows + 1), e);
        }
        String[] values = new String[columns.size()];
        for (int i = 0; i < values.length; i++) {
            Positions at = columns.get(i);
            values[i] = new String(row, at.from() - 1, at.to() - at.from() + 1, charset);
            if (values[i].indexOf(REPLACEMENT) >= 0) {
                throw new LayoutException("text in " + charset.name(), "bytes that are not, in row " + rows);
            }
        }
        return values;
    }

    private void read() throws IOException {
        rows++;
        row[0] = (byte) ahead;
        int got = 1 + in.readNBytes(row, 1, length - 1);
        int stray = lineEnd(got == length && end != LineEnd.NONE && row[length - 1] == '\n' ? got - 1 : got);
        if (stray < got) {
            throw new LayoutException(wanted(), "an end of the line at " + (stray + 1) + " of row " + rows);
        }
        if (got < length) {
            throw new LayoutException(wanted(), got + " in row " + rows + ", the last");
        }
        readEnd();
    }

    private void readEnd() throws IOException {
        ahead = in.read();
        if (end == null) {
            end = row[length - 1] == '\n'
                    ? LineEnd.WITHIN
                    : ahead == '\n' ? LineEnd.LF : ahead == '\r' ? LineEnd.CRLF : LineEnd.NONE;
        }
        switch (end) {
            case LF -> {
                requireEnd('\n');
                ahead = in.read();
            }
            case CRLF -> {
                requireEnd('\r');
                ahead = ahead < 0 ? ahead : in.read();
                requireEnd('\n');
                ahead = in.read();
            }
            case WITHIN -> {
                if (row[length - 1] != '\n') {
                    throw new LayoutException(wanted(), "none with an end of the line in row " + rows);
                }
            }
            case NONE -> {}
        }
    }

    private void requireEnd(int expected) throws LayoutException {
        if (ahead != expected && (ahead >= 0 || file.lastLineEnds())) {
            throw new LayoutException(wanted(), ahead < 0 ? "no end of row " + rows : "more in row " + rows);
        }
    }

    private String wanted() {
        return length + " bytes in each row";
    }

    private int lineEnd(int before) {
        for (int i = 0; i < before; i++) {
            if (row[i] == '\n') {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
