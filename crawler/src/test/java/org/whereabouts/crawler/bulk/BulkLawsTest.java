package org.whereabouts.crawler.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceProfile;

/** What is written in a format is read back, whatever it is. */
class BulkLawsTest {

    private static final List<EntryField> FIELDS =
            List.of(EntryField.NUMBER, EntryField.FAMILY, EntryField.GIVEN, EntryField.FACILITY);

    private static final String LETTERS = "AZaz09 ,;|'\"-.ÄéŁ界\t#=\\/";

    private final Random random = new Random(20261123);

    private String text(String letters, int longest) {
        return random.ints(random.nextInt(longest + 1), 0, letters.length())
                .mapToObj(i -> String.valueOf(letters.charAt(i)))
                .collect(Collectors.joining());
    }

    private List<List<String>> rows(String letters, int longest) {
        return Stream.generate(() -> List.of(
                        Integer.toString(random.nextInt(1, 99_999)),
                        text(letters, longest),
                        text(letters, longest),
                        text(letters, longest)))
                .limit(random.nextInt(1, 30))
                .toList();
    }

    private static void readBack(SourceProfile profile, byte[] file, List<List<String>> rows) {
        assertThat(BulkFiles.count(profile, file)).isEqualTo(rows.size());
        assertThat(BulkFiles.people(profile, file))
                .isEqualTo(rows.stream()
                        .map(row -> {
                            RosterEntry.Builder entry = RosterEntry.builder();
                            for (int i = 0; i < FIELDS.size(); i++) {
                                entry.put(FIELDS.get(i), row.get(i));
                            }
                            return entry.build();
                        })
                        .toList());
    }

    private static SourceProfile profile(String format, String... columns) {
        return BulkFiles.profile("""
                url: https://files.example.org/roster
                maxSize: 1000000
                format: %s
                columns: {NUMBER: %s, FAMILY: %s, GIVEN: %s, FACILITY: %s}
                """.formatted(
                        Stream.concat(Stream.of(format), Stream.of(columns)).toArray()));
    }

    private static String printed(CSVFormat format, List<List<String>> rows) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, format)) {
            printer.printRecord("No", "Last", "First", "Where");
            for (List<String> row : rows) {
                printer.printRecord(row);
            }
        }
        return text.toString();
    }

    @Test
    void csvIsReadBack() throws IOException {
        for (int i = 0; i < 300; i++) {
            List<List<String>> rows = rows(LETTERS, 12);
            readBack(
                    profile("CSV", "No", "Last", "First", "Where"),
                    printed(CSVFormat.RFC4180, rows).getBytes(StandardCharsets.UTF_8),
                    rows);
        }
    }

    @Test
    void tsvIsReadBack() throws IOException {
        for (int i = 0; i < 300; i++) {
            List<List<String>> rows = rows(LETTERS.replace("\t", ""), 12);
            CSVFormat tabs = CSVFormat.Builder.create()
                    .setDelimiter('\t')
                    .setQuote(null)
                    .setRecordSeparator("\n")
                    .get();
            readBack(
                    profile("TSV", "No", "Last", "First", "Where"),
                    printed(tabs, rows).getBytes(StandardCharsets.UTF_8),
                    rows);
        }
    }

    @Test
    void fixedWidthIsReadBack() {
        for (int i = 0; i < 300; i++) {
            List<List<String>> rows = rows("AZaz09 ,'-.Äé\t", 12);
            String end = List.of("\n", "\r\n", "").get(random.nextInt(3));
            String text = rows.stream()
                    .map(row -> "%-5s%-12s%-12s%-12s%s".formatted(row.get(0), row.get(1), row.get(2), row.get(3), end))
                    .collect(Collectors.joining());
            readBack(
                    profile("FIXED_WIDTH\ncharset: windows-1252\nrecordLength: 41", "1-5", "6-17", "18-29", "30-41"),
                    text.getBytes(java.nio.charset.Charset.forName("windows-1252")),
                    rows);
        }
    }

    @Test
    void sheetsAreReadBack() {
        for (int i = 0; i < 60; i++) {
            List<List<String>> rows = rows(LETTERS, 12);
            List<List<Object>> cells = new ArrayList<>();
            cells.add(List.of("No", "Last", "First", "Where"));
            rows.forEach(row -> cells.add(List.of(Integer.valueOf(row.get(0)), row.get(1), row.get(2), row.get(3))));
            for (Map.Entry<String, byte[]> file : Map.of(
                            "XLSX\nsheet: S", BulkFiles.xlsx("S", cells), "XLS\nsheet: S", BulkFiles.xls("S", cells))
                    .entrySet()) {
                readBack(profile(file.getKey(), "No", "Last", "First", "Where"), file.getValue(), rows);
            }
        }
    }
}
