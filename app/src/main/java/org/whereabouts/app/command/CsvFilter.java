package org.whereabouts.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/**
 * A command that reads CSV (RFC 4180, UTF-8) on standard input and writes CSV on standard output: a header row in, a header row
 * out, and for each row in one row out, in order. Rows are answered as they come, however many there are. Columns are found by
 * their names, in any order; those that nobody asks for are left alone.
 */
final class CsvFilter {

    /** What to answer to one row: a value for each produced column. Whatever a row holds, it is answered. */
    interface RowFunction {
        List<@Nullable String> apply(CsvRow row);
    }

    private static final CSVFormat READ =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
    private static final CSVFormat WRITE =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    /** Rows between two looks at whether anybody still reads what is written. */
    private static final int LOOK_AFTER = 1_000;

    private final List<String> required;
    private final List<String> optional;
    private final List<String> produced;
    private final RowFunction function;

    /**
     * A filter.
     *
     * @param required columns without which there is nothing to do
     * @param optional columns that are used where they are there
     * @param produced columns written, all of them in every row
     */
    CsvFilter(List<String> required, List<String> optional, List<String> produced, RowFunction function) {
        this.required = List.copyOf(required);
        this.optional = List.copyOf(optional);
        this.produced = List.copyOf(produced);
        this.function = function;
    }

    /**
     * Answers all rows.
     *
     * @return exit code of the command
     * @throws OperatorException when the header lacks a column, or the input is no CSV from some line on: what came before is
     *     answered
     */
    int run(Setting setting) {
        try (var reader = new BufferedReader(new InputStreamReader(setting.input(), StandardCharsets.UTF_8));
                var rows = READ.parse(reader)) {
            Iterator<CSVRecord> in = rows.iterator();
            if (!in.hasNext()) {
                throw new OperatorException(
                        ExitCode.USAGE, "Standard input is empty. Its first row names the columns: " + wanted() + ".");
            }
            Map<String, Integer> columns = columns(in.next());
            CSVPrinter out = new CSVPrinter(setting.terminal().out(), WRITE);
            out.printRecord(produced);
            for (long row = 1; in.hasNext() && !isCutOff(setting, row); row++) {
                out.printRecord(function.apply(new CsvRow(columns, in.next())));
            }
            out.flush();
        } catch (IOException | UncheckedIOException e) {
            throw broken(setting, e);
        }
        return ExitCode.OK.number();
    }

    private static boolean isCutOff(Setting setting, long row) {
        return row % LOOK_AFTER == 0 && setting.terminal().out().checkError();
    }

    private static OperatorException broken(Setting setting, Exception failure) {
        setting.terminal().out().flush();
        return new OperatorException(
                ExitCode.FAILED,
                "Standard input cannot be read as CSV: " + failure.getMessage()
                        + ". The rows before that are answered.",
                failure);
    }

    private Map<String, Integer> columns(CSVRecord header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
            if ((required.contains(name) || optional.contains(name)) && columns.put(name, i) != null) {
                throw new OperatorException(ExitCode.USAGE, "Two columns are called '" + name + "'.");
            }
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                throw new OperatorException(
                        ExitCode.USAGE,
                        "The first row names no column '" + name + "'. It has to name: " + wanted() + ".");
            }
        }
        return columns;
    }

    private String wanted() {
        String all = String.join(", ", required);
        return optional.isEmpty() ? all : all + " (and perhaps " + String.join(", ", optional) + ")";
    }
}
