package org.whereabouts.crawler.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceProfile;

class BulkRosterTest {

    private static final String CSV = """
            url: https://files.example.org/roster.csv
            maxSize: 1000000
            format: CSV
            columns: {NUMBER: Booking No, FAMILY: Last, GIVEN: [First, Second], BIRTH_DATE: DOB, STATUS: Status}
            only: {Status: [HELD]}
            except: {Status: [OUT]}
            blank: {First: [NONE]}
            dates: {DOB: dd-MMM-yyyy}
            """;

    private static final String HEADER = "Booking No,Last,First,Second,DOB,Status,Cell\n";

    private static final String TWO = HEADER
            + "17,\"SAMPLETON, JR\",NONE,MIKE,02-jan-1980,held,\n"
            + "18,TESTA,ANN,LOU,unknown,HELD,B 2\n"
            + "19,MUSTERMANN,JO,,03-FEB-1970,OUT,\n";

    private final SourceProfile csv = BulkFiles.profile(CSV);

    @Test
    void aRowIsWhatItsProfileSays() {
        BulkFiles.assertHolds(
                csv,
                TWO.getBytes(StandardCharsets.UTF_8),
                RosterEntry.builder()
                        .put(EntryField.NUMBER, "17")
                        .put(EntryField.FAMILY, "SAMPLETON, JR")
                        .put(EntryField.GIVEN, "MIKE")
                        .put(EntryField.BIRTH_DATE, "1980-01-02")
                        .put(EntryField.STATUS, "held")
                        .build(),
                RosterEntry.builder()
                        .put(EntryField.NUMBER, "18")
                        .put(EntryField.FAMILY, "TESTA")
                        .put(EntryField.GIVEN, "ANN LOU")
                        .put(EntryField.BIRTH_DATE, "unknown")
                        .put(EntryField.STATUS, "HELD")
                        .build());
    }

    @Test
    void marksAndOtherLineEndsAndBlankLinesAtTheEndAreNoMatter() {
        assertThat(BulkFiles.count(csv, "\uFEFF" + TWO)).isEqualTo(2);
        assertThat(BulkFiles.count(csv, TWO.replace("\n", "\r\n") + "\r\n\r\n")).isEqualTo(2);
        assertThat(BulkFiles.count(csv, TWO.replace("Booking No", "\"booking  no \"")))
                .isEqualTo(2);
    }

    @Test
    void otherDelimitersAndFilesWithoutHeaderAreReadAsTheyAre() {
        SourceProfile pipes = BulkFiles.profile("""
                url: https://files.example.org/roster.txt
                maxSize: 1000000
                format: CSV
                delimiter: '|'
                skip: 1
                header: false
                columns: {NUMBER: 2, NAME: 1}
                """);

        assertThat(BulkFiles.people(pipes, "as of today\nSAMPLETON, PAT|17\nTESTA, ANN|18\n"))
                .extracting(person -> person.get(EntryField.NUMBER).orElseThrow())
                .containsExactly("17", "18");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "'Last' -> 'Family' -> 'column \"Last\"'",
                "',Cell' -> ',Last' -> 'one column \"Last\"'",
                "'TESTA,ANN' -> 'TESTA, JR,ANN' -> '7 values in each row'",
                "'TESTA' -> '\"TES\nTA\"' -> 'each row on one line'",
                "'18,' -> ',' -> 'a NUMBER in each row (file.required)'",
                "'HELD' -> 'HOLD' -> 'a word of file.only or file.except in column \"Status\"'",
                "'19,' -> '\n19,' -> 'rows without a blank line between them'",
                "'OUT,\n' -> 'OUT,' -> 'an end of the last line, as file.lastLineEnds says'",
                "'19,' -> '\"19,' -> 'a whole CSV file'"
            })
    void aFileThatIsNotWhatItsProfileSaysIsAChangedLayout(String was, String is, String expected) {
        assertThat(BulkFiles.changed(csv, TWO.replace(was, is)).expected()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HEADER, HEADER + "19,MUSTERMANN,JO,,03-FEB-1970,OUT,\n", "<html>Maintenance</html>"})
    void aFileWithoutAnybodyIsAChangedLayout(String file) {
        BulkFiles.changed(csv, file);
    }

    @Test
    void bytesThatAreNoTextAreAChangedLayout() {
        assertThat(BulkFiles.changed(csv, BulkFiles.latin1(TWO.replace("TESTA", "TÉSTA")))
                        .expected())
                .isEqualTo("text in the charset of the file");
    }

    @Test
    void aRowWithoutEndIsNotHeld() {
        byte[] endless = new byte[3_000_000];
        Arrays.fill(endless, (byte) 'x');
        SourceProfile large = BulkFiles.profile(CSV.replace("1000000", "9000000"));

        assertThat(BulkFiles.changed(large, endless).expected()).startsWith("rows of at most");
    }

    @Test
    void tabsSeparateAndQuotesAreLetters() {
        SourceProfile tsv = BulkFiles.profile("""
                url: https://files.example.org/roster.tsv
                maxSize: 1000000
                format: TSV
                columns: {NUMBER: no, GIVEN: name}
                """);

        assertThat(BulkFiles.people(tsv, "no\tname\n17\t\"PAT\" LEE\n"))
                .containsExactly(RosterEntry.builder()
                        .put(EntryField.NUMBER, "17")
                        .put(EntryField.GIVEN, "\"PAT\" LEE")
                        .build());
    }

    @Test
    void aFileInAZipIsFoundByItsName() {
        SourceProfile zipped = BulkFiles.profile(CSV + "entry: 'roster-*.csv'\n");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("README.txt", "about".getBytes(StandardCharsets.UTF_8));
        files.put("Roster-2026-11.csv", TWO.getBytes(StandardCharsets.UTF_8));
        byte[] zip = BulkFiles.zip(files);

        assertThat(BulkFiles.count(zipped, zip)).isEqualTo(2);
        assertThat(BulkFiles.people(zipped, zip)).hasSize(2);
        assertThat(BulkFiles.read(zipped, BulkFiles.zip(Map.of("README.txt", new byte[3]))))
                .isEqualTo(new LayoutChanged("one file roster-*.csv in the ZIP", "1 others: README.txt"));
        files.put("roster-2026-12.csv", new byte[3]);
        assertThat(BulkFiles.read(zipped, BulkFiles.zip(files)))
                .isEqualTo(new LayoutChanged("one file roster-*.csv in the ZIP", "2 of that name"));
        for (int length = 0; length < zip.length; length += 7) {
            assertThat(BulkFiles.read(zipped, Arrays.copyOf(zip, length)))
                    .as("cut at %d", length)
                    .isInstanceOf(LayoutChanged.class);
        }
        BulkFiles.changed(zipped, TWO);
    }

    @Test
    void aZipWhoseFileTheProfileDoesNotNameSaysWhatIsInIt() {
        byte[] zip = BulkFiles.zip(Map.of("roster-1.csv", new byte[3]));
        String found = "a ZIP, with file.entry not set, of roster-1.csv";

        assertThat(BulkFiles.read(csv, zip)).isEqualTo(new LayoutChanged("one CSV file", found));
        assertThat(BulkFiles.read(BulkFiles.profile(CSV.replace("format: CSV", "format: XLSX")), zip))
                .isEqualTo(new LayoutChanged("one XLSX file", found));
    }

    @Test
    void aBombIsNotUnpacked() {
        SourceProfile zipped = BulkFiles.profile(CSV.replace("1000000", "4000000000") + "entry: '*'\n");
        byte[] bomb = BulkFiles.zip(Map.of("roster.csv", new byte[50_000_000]));

        BulkFiles.changed(zipped, bomb);
        byte[] large =
                BulkFiles.zip(Map.of("roster.csv", (HEADER + "x".repeat(900_000)).getBytes(StandardCharsets.UTF_8)));
        SourceProfile small = BulkFiles.profile(CSV.replace("1000000", "800000") + "entry: '*'\n");
        assertThat(BulkFiles.changed(small, large).expected()).contains("at most 800000 bytes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "'https://files.example.org/roster.csv' -> 'ftp://example.org/x' -> 'file.url'",
                "'https://files.example.org/roster.csv' -> 'file://host/x' -> 'file.url'",
                "'1000000' -> '5000000000000' -> 'file.maxSize'",
                "'format: CSV' -> 'format: XLS\nmaxSize: 100000000' -> 'maxSize'",
                "'NUMBER: Booking No, ' -> '' -> 'file.columns must say which column is the NUMBER'",
                "'dd-MMM-yyyy' -> 'dd-QQQ' -> 'file.dates.DOB'",
                "'dates: {DOB' -> 'dates: {Born' -> 'file.dates has the column ''Born'', which file.columns lacks'",
                "'blank: {First' -> 'blank: {Fist' -> 'file.blank has the column ''Fist'', which file.columns lacks'",
                "'format: CSV' -> 'format: FIXED_WIDTH' -> 'file.recordLength'",
                "'format: CSV' -> 'format: CSV\nheader: false' -> 'without header has columns 1, 2'",
                "'format: CSV' -> 'format: CSV\nsheet: x' -> 'file.sheet'",
                "'format: CSV' -> 'format: CSV\ncharset: nonesuch' -> 'file.charset'",
                "'format: CSV' -> 'format: CSV\nrequired: [ADMITTED]' -> 'file.required'",
                "'format: CSV' -> 'format: CSV\nrecordlength: 7' -> 'recordlength'",
                "'format: CSV' -> 'format: CSV\ndelimiter: ab' -> 'delimiter'",
                "'columns:' -> 'column:' -> 'file.columns'"
            })
    void aProfileThatCannotBeIsRefusedByItsKey(String was, String is, String key) {
        BulkFiles.assertRefused(CSV.replace(was, is), key);
    }

    @Test
    void aListingThatIsAFileNeedsOne() {
        BulkFiles.assertRefused(CSV.replace("columns:", "format: CSV\ncolumns:"), "format");
        assertThat(List.of(csv.politeness(
                                java.util.Objects.requireNonNull(csv.file()).request())
                        .origin()
                        .toString()))
                .containsExactly("https://files.example.org");
    }
}
