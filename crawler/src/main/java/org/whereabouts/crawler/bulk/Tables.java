package org.whereabouts.crawler.bulk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.PageBody;

/** Opens a file in the format that its profile names. */
final class Tables {

    private static final int BUFFER = 64 * 1024;

    private Tables() {}

    /** The rows, with the values of the wanted columns. */
    static Table open(PageBody body, BulkFile file, List<String> wanted) throws LayoutException {
        if (body.length() > file.maxSize()) {
            throw new LayoutException("at most " + file.maxSize() + " bytes (file.maxSize)", body.length() + " bytes");
        }
        if (file.entry() == null) {
            Zipped.requireNone(body, file.format());
        }
        InputStream in = new BufferedInputStream(
                file.entry() == null ? body.stream() : Zipped.open(body, file.entry(), file.maxSize()), BUFFER);
        try {
            return switch (file.format()) {
                case CSV, TSV -> new DelimitedTable(in, file, wanted);
                case FIXED_WIDTH -> new FixedWidthTable(in, file, wanted);
                case XLS -> XlsCells.open(whole(in), file, wanted);
                case XLSX -> XlsxCells.open(whole(in), file, wanted);
            };
        } catch (IOException | RuntimeException e) {
            closeAfter(in, e);
            throw LayoutException.of("a whole " + file.format() + " file", "its beginning", e);
        }
    }

    /** Sheets have their directories in other places than their rows. */
    private static byte[] whole(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }

    private static void closeAfter(InputStream in, Exception fault) {
        try {
            in.close();
        } catch (IOException e) {
            fault.addSuppressed(e);
        }
    }
}
