package org.whereabouts.normalizer.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A CSV table shipped beside the classes that use it: UTF-8, a header row, a row per fact. */
public final class ReferenceTable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private ReferenceTable() {}

    /**
     * All rows of a table.
     *
     * @param beside the class in whose package the table lies
     * @throws UncheckedIOException when it is missing or unreadable: a broken build, not a state of the world
     */
    public static List<CSVRecord> rows(Class<?> beside, String file) {
        var stream = beside.getResourceAsStream(file);
        if (stream == null) {
            throw new UncheckedIOException(new IOException(
                    "no " + file + " in the package of " + beside.getName() + ": is the jar complete?"));
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
                var parser = FORMAT.parse(reader)) {
            return List.copyOf(parser.getRecords());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The value of a column, or null where the cell is empty. */
    public static @Nullable String optional(CSVRecord row, String column) {
        String value = row.get(column);
        return value.isEmpty() ? null : value;
    }
}
