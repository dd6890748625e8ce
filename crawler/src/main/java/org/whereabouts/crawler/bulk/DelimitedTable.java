package org.whereabouts.crawler.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.BulkFile;

/**
 * CSV and TSV (RFC 4180, and what programs make of it). Every row has as many values as the first, stands on one line, and no line
 * is blank but behind the last row: what damage does to such a file is seen in these.
 */
final class DelimitedTable implements Table {

    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final BulkFile file;
    private final LineReader lines;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int[] columns;
    private final int width;
    private @Nullable CSVRecord first;
    private long rows;

    DelimitedTable(InputStream in, BulkFile file, List<String> wanted) throws IOException {
        this.file = file;
        this.lines = new LineReader(new InputStreamReader(
                withoutMark(in),
                (file.charset() == null ? StandardCharsets.UTF_8 : Charset.forName(file.charset()))
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        this.parser =
                CSVParser.builder().setReader(lines).setFormat(format(file)).get();
        this.records = parser.iterator();
        for (int i = 0; i < file.skip(); i++) {
            record();
        }
        CSVRecord top = record();
        if (top == null) {
            throw new LayoutException(file.header() ? "a header row" : "rows", "nothing");
        }
        this.width = top.size();
        this.columns = file.header() ? Header.byName(top.toList(), wanted) : Header.byNumber(width, wanted);
        this.first = file.header() ? null : top;
    }

    private static CSVFormat format(BulkFile file) {
        boolean tabs = file.format() == BulkFile.Format.TSV;
        Character delimiter = file.delimiter();
        Character quote = file.quote();
        return CSVFormat.Builder.create()
                .setDelimiter(delimiter == null ? (tabs ? '\t' : ',') : delimiter)
                .setQuote(quote == null && !tabs ? Character.valueOf('"') : quote)
                .setIgnoreEmptyLines(false)
                .get();
    }

    /** Windows programs begin UTF-8 with a mark, which is part of no name. */
    private static InputStream withoutMark(InputStream in) throws IOException {
        PushbackInputStream marked = new PushbackInputStream(in, BOM.length);
        byte[] start = marked.readNBytes(BOM.length);
        if (!java.util.Arrays.equals(start, BOM)) {
            marked.unread(start);
        }
        return marked;
    }

    @Override
    public String @Nullable [] next() throws LayoutException {
        CSVRecord record = first == null ? record() : first;
        first = null;
        if (record == null || isBlank(record)) {
            requireEnd(record != null);
            return null;
        }
        rows++;
        if (record.size() != width) {
            throw new LayoutException(width + " values in each row", record.size() + " in row " + rows);
        }
        for (String value : record) {
            if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
                throw new LayoutException("each row on one line", "a value of row " + rows + " over several");
            }
        }
        String[] values = new String[columns.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = record.get(columns[i]);
        }
        return values;
    }

    private boolean isBlank(CSVRecord record) {
        return width > 1 && record.size() == 1 && record.get(0).isBlank();
    }

    private void requireEnd(boolean blank) throws LayoutException {
        if (blank) {
            for (CSVRecord record = record(); record != null; record = record()) {
                if (!isBlank(record)) {
                    throw new LayoutException("rows without a blank line between them", "one behind row " + rows);
                }
            }
        }
        if (file.lastLineEnds() && !lines.lastLineHasEnded()) {
            throw new LayoutException("an end of the last line, as file.lastLineEnds says", "none behind row " + rows);
        }
    }

    private @Nullable CSVRecord record() throws LayoutException {
        try {
            CSVRecord record = records.hasNext() ? records.next() : null;
            lines.row();
            return record;
        } catch (UncheckedIOException | IllegalStateException e) {
            throw LayoutException.of("a whole " + file.format() + " file", "row " + (rows + 1), e);
        }
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
