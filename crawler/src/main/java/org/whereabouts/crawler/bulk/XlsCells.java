package org.whereabouts.crawler.bulk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.BulkFile;

/** The cells of one sheet of an XLS file, record by record: besides the file itself, only its strings are held. */
final class XlsCells implements SheetRows.Cells {

    private static final List<String> STREAMS = List.of("Workbook", "WORKBOOK", "BOOK", "Book");

    private final POIFSFileSystem container;
    private final RecordFactoryInputStream records;
    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private @Nullable SSTRecord strings;
    private @Nullable CellValueRecordInterface ahead;
    private @Nullable String aheadText;
    private boolean ended;

    private XlsCells(POIFSFileSystem container, RecordFactoryInputStream records) {
        this.container = container;
        this.records = records;
    }

    static Table open(byte[] bytes, BulkFile file, List<String> wanted) throws LayoutException {
        try {
            POIFSFileSystem container = new POIFSFileSystem(new ByteArrayInputStream(bytes));
            String stream = STREAMS.stream()
                    .filter(container.getRoot()::hasEntryCaseInsensitive)
                    .findFirst()
                    .orElseThrow(() -> new LayoutException("an XLS file", "another kind of OLE file"));
            XlsCells cells = new XlsCells(
                    container, new RecordFactoryInputStream(container.createDocumentInputStream(stream), false));
            cells.moveTo(file);
            return new SheetRows(cells, file, wanted);
        } catch (IOException | RuntimeException e) {
            throw LayoutException.of("a whole XLS file", "its beginning", e);
        }
    }

    private void moveTo(BulkFile file) throws LayoutException {
        for (Record record = required(); !(record instanceof EOFRecord); record = required()) {
            switch (record) {
                case BoundSheetRecord sheet -> sheets.add(sheet);
                case SSTRecord shared -> strings = shared;
                case DateWindow1904Record window
                when window.getWindowing() == 1 ->
                    throw new LayoutException("dates counted from 1900", "a workbook that counts them from 1904");
                default -> {}
            }
        }
        int index = SheetRows.sheet(
                sheets.stream().map(BoundSheetRecord::getSheetname).iterator(), file);
        // Sheets need not follow each other as they are named.
        BoundSheetRecord wanted = sheets.get(index);
        List<BoundSheetRecord> inFile = sheets.stream()
                .sorted(Comparator.comparingInt(BoundSheetRecord::getPositionOfBof))
                .toList();
        for (int before = inFile.indexOf(wanted); before >= 0; before--) {
            moveBehindBof();
            if (before > 0) {
                skipSheet();
            }
        }
    }

    private void moveBehindBof() throws LayoutException {
        for (Record record = required(); !(record instanceof BOFRecord); record = required()) {
            // What stands between two sheets is of neither.
        }
    }

    private void skipSheet() throws LayoutException {
        int depth = 1;
        while (depth > 0) {
            Record record = required();
            depth += record instanceof BOFRecord ? 1 : record instanceof EOFRecord ? -1 : 0;
        }
    }

    @Override
    public SheetRows.@Nullable Row next() throws LayoutException {
        if (ahead == null) {
            advance();
        }
        CellValueRecordInterface cell = ahead;
        if (cell == null) {
            return null;
        }
        int number = cell.getRow();
        SortedMap<Integer, String> row = new TreeMap<>();
        for (; cell != null && cell.getRow() == number; cell = ahead) {
            if (aheadText != null && !aheadText.isBlank()) {
                row.put((int) cell.getColumn(), aheadText);
            }
            advance();
        }
        return new SheetRows.Row(number, row);
    }

    private void advance() throws LayoutException {
        ahead = null;
        int charts = 0;
        while (ahead == null && !ended) {
            Record record = required();
            switch (record) {
                case BOFRecord _ -> charts++;
                case EOFRecord _ -> {
                    ended = charts == 0;
                    charts--;
                }
                case CellValueRecordInterface cell -> {
                    // A chart within the sheet has values of its own.
                    if (charts == 0) {
                        ahead = cell;
                        aheadText = text(cell);
                    }
                }
                default -> {}
            }
        }
    }

    private @Nullable String text(CellValueRecordInterface cell) throws LayoutException {
        return switch (cell) {
            case NumberRecord number -> CellText.of(number.getValue());
            case LabelRecord label -> label.getValue();
            case LabelSSTRecord label -> shared(label.getSSTIndex());
            case BoolErrRecord bool -> bool.isBoolean() ? String.valueOf(bool.getBooleanValue()) : null;
            case FormulaRecord formula -> formula(formula);
            default -> null;
        };
    }

    private String shared(int index) throws LayoutException {
        SSTRecord table = strings;
        if (table == null || index < 0 || index >= table.getNumUniqueStrings()) {
            throw new LayoutException("a text in the table of texts", "none");
        }
        return table.getString(index).getString();
    }

    private @Nullable String formula(FormulaRecord formula) throws LayoutException {
        if (formula.getCachedResultTypeEnum() == CellType.NUMERIC) {
            return CellText.of(formula.getValue());
        }
        // The text that a formula gave stands in the record behind it.
        return formula.hasCachedResultString() && required() instanceof StringRecord string ? string.getString() : null;
    }

    private Record required() throws LayoutException {
        Record record = records.nextRecord();
        if (record == null) {
            throw new LayoutException("a whole XLS file", "one that ends within a sheet");
        }
        return record;
    }

    @Override
    public void close() {
        try {
            container.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
