package org.whereabouts.crawler.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.PageBody;

/** The cells of one sheet of an XLSX file; its strings are held, its rows are not. */
final class XlsxCells implements SheetRows.Cells {

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;

    private XlsxCells(ReadableWorkbook workbook, Stream<Row> stream) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
    }

    static Table open(byte[] bytes, BulkFile file, List<String> wanted) throws LayoutException {
        try {
            // The reader bounds nothing: all that it will unpack is unpacked once before, and given away.
            Zipped.check(PageBody.wrap(bytes), file.maxSize());
            ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
            if (workbook.isDate1904()) {
                throw new LayoutException("dates counted from 1900", "a workbook that counts them from 1904");
            }
            List<Sheet> sheets = workbook.getSheets().toList();
            Sheet sheet = sheets.get(
                    SheetRows.sheet(sheets.stream().map(Sheet::getName).iterator(), file));
            return new SheetRows(new XlsxCells(workbook, sheet.openStream()), file, wanted);
        } catch (IOException | RuntimeException e) {
            throw LayoutException.of("a whole XLSX file", "its beginning", e);
        }
    }

    @Override
    public SheetRows.@Nullable Row next() {
        if (!rows.hasNext()) {
            return null;
        }
        Row row = rows.next();
        SortedMap<Integer, String> cells = new TreeMap<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            Cell cell = row.getCell(column);
            String text = cell == null ? null : text(cell);
            if (text != null && !text.isBlank()) {
                cells.put(column, text);
            }
        }
        return new SheetRows.Row(row.getRowNum() - 1, cells);
    }

    private static @Nullable String text(Cell cell) {
        return switch (cell.getType()) {
            case NUMBER -> cell.getRawValue() == null ? null : CellText.of(cell.getRawValue());
            case FORMULA -> formula(cell);
            case STRING, BOOLEAN, ERROR, EMPTY -> cell.getType() == CellType.ERROR ? null : cell.getText();
        };
    }

    /** What a formula gave, a number or a text. */
    private static @Nullable String formula(Cell cell) {
        String value = cell.getRawValue();
        return value != null && value.matches("-?\\d{1,20}(\\.\\d{1,20})?(E[+-]?\\d{1,3})?")
                ? CellText.of(value)
                : value;
    }

    @Override
    public void close() {
        stream.close();
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
