package org.whereabouts.crawler.bulk;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.BulkFile;

/** The rows of a sheet, whatever wrote it: no value stands beyond the header, and no row is left out between two others. */
final class SheetRows implements Table {

    private final BulkFile file;
    private final Cells cells;
    private final int[] columns;
    private final int width;
    private @Nullable Row first;
    private int lastRow;
    private long rows;

    /** Where rows come from. */
    interface Cells extends AutoCloseable {

        /** The next row that has any cell; null behind the last. What it throws of its own is a fault of the file. */
        @Nullable
        Row next() throws LayoutException;

        @Override
        void close();
    }

    /**
     * A row.
     *
     * @param number from 0
     * @param cells by column, from 0; those that are not blank
     */
    record Row(int number, SortedMap<Integer, String> cells) {}

    SheetRows(Cells cells, BulkFile file, List<String> wanted) throws LayoutException {
        this.file = file;
        this.cells = cells;
        Row top = filled();
        while (top != null && top.number() < file.skip()) {
            top = filled();
        }
        if (top == null) {
            throw new LayoutException(file.header() ? "a header row" : "rows", "none in the sheet");
        }
        this.width = top.cells().lastKey() + 1;
        this.lastRow = top.number() - (file.header() ? 0 : 1);
        Row named = top;
        this.columns = file.header()
                ? Header.byName(
                        IntStream.range(0, width)
                                .mapToObj(column -> named.cells().getOrDefault(column, ""))
                                .toList(),
                        wanted)
                : Header.byNumber(width, wanted);
        this.first = file.header() ? null : top;
    }

    @Override
    public String @Nullable [] next() throws LayoutException {
        Row row = first == null ? filled() : first;
        first = null;
        if (row == null || isNote(row)) {
            requireNotes(row);
            return null;
        }
        rows++;
        if (row.number() != lastRow + 1) {
            throw new LayoutException(
                    "rows without a gap", "row " + (row.number() + 1) + " of the sheet behind row " + (lastRow + 1));
        }
        lastRow = row.number();
        if (file.header() && row.cells().lastKey() >= width) {
            throw new LayoutException(
                    "no value beyond the " + width + " columns of the header", "one in row " + (lastRow + 1));
        }
        String[] values = new String[columns.length];
        Arrays.setAll(values, i -> row.cells().getOrDefault(columns[i], ""));
        return values;
    }

    private boolean isNote(Row row) {
        return file.notesBelow() && width > 1 && row.cells().lastKey() == 0;
    }

    /** Behind the first note there are notes to the end: a person there would be one who is left out. */
    private void requireNotes(@Nullable Row first) throws LayoutException {
        for (Row row = first; row != null; row = filled()) {
            if (!isNote(row)) {
                throw new LayoutException("only notes behind the first note", "another row, " + (row.number() + 1));
            }
        }
    }

    private @Nullable Row filled() throws LayoutException {
        try {
            Row row = cells.next();
            while (row != null && row.cells().isEmpty()) {
                row = cells.next();
            }
            return row;
        } catch (RuntimeException e) {
            // Readers of sheets throw what they come across in a file that is none.
            throw LayoutException.of("a whole " + file.format() + " file", "row " + (rows + 1), e);
        }
    }

    /** The sheet of that name among those there are; the first where none is asked for. */
    static int sheet(Iterator<String> names, BulkFile file) throws LayoutException {
        int index = 0;
        for (; names.hasNext(); index++) {
            String name = names.next();
            if (file.sheet() == null || file.sheet().strip().equalsIgnoreCase(name.strip())) {
                return index;
            }
        }
        throw new LayoutException(
                file.sheet() == null ? "a sheet" : "the sheet \"" + file.sheet() + "\"", index + " others");
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public void close() {
        cells.close();
    }
}
