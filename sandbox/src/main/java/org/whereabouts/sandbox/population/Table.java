package org.whereabouts.sandbox.population;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The CSV tables that lie beside the classes of this package. */
final class Table {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Table() {}

    static List<CSVRecord> read(String resource) {
        try (InputStream bytes = Table.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException("The sandbox's table " + resource + " is not on the class path");
            }
            return FORMAT.parse(new InputStreamReader(bytes, StandardCharsets.UTF_8))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's table " + resource + " cannot be read", e);
        }
    }
}
