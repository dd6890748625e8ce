package org.whereabouts.crawler.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceProfile;

class FixedWidthTest {

    private static final String PROFILE = """
            url: https://files.example.org/roster.dat
            maxSize: 1000000
            format: FIXED_WIDTH
            charset: ISO-8859-1
            recordLength: 20
            columns: {NUMBER: 1-4, FAMILY: 5-14, SUFFIX: 15, BIRTH_DATE: 16-20}
            only: {15: [J, S]}
            dates: {16-20: EXCEL}
            """;

    private static final String ROWS = "0017SAMPLETÖN\0J29221|0018TESTA     S00000|0019MUSTERMANNX29221|";

    private final SourceProfile profile = BulkFiles.profile(PROFILE);

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", ""})
    void rowsAreCutWhereTheProfileSays(String end) {
        byte[] file = BulkFiles.latin1(ROWS.replace("|", end));

        BulkFiles.assertHolds(
                profile,
                file,
                RosterEntry.builder()
                        .put(EntryField.NUMBER, "0017")
                        .put(EntryField.FAMILY, "SAMPLETÖN")
                        .put(EntryField.SUFFIX, "J")
                        .put(EntryField.BIRTH_DATE, "1980-01-01")
                        .build(),
                RosterEntry.builder()
                        .put(EntryField.NUMBER, "0018")
                        .put(EntryField.FAMILY, "TESTA")
                        .put(EntryField.SUFFIX, "S")
                        .put(EntryField.BIRTH_DATE, "00000")
                        .build());
    }

    @Test
    void theEndOfTheLineMayBePartOfTheRecord() {
        SourceProfile counted = BulkFiles.profile(PROFILE.replace("recordLength: 20", "recordLength: 22"));

        assertThat(BulkFiles.count(counted, BulkFiles.latin1(ROWS.replace("|", "\r\n"))))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "'0018TESTA' -> '018TESTA'",
                "'0018TESTA' -> '00018TESTA'",
                "'X29221|' -> 'X29221'",
                "'X29221|' -> 'X2922'",
                "'S00000|' -> 'S00000'",
                "'TESTA' -> 'TES|A'",
                "'0018' -> '    '"
            })
    void aRowOfAnotherLengthIsAChangedLayout(String was, String is) {
        BulkFiles.changed(profile, BulkFiles.latin1(ROWS.replace(was, is).replace("|", "\n")));
    }

    @Test
    void bytesThatAreNoTextAreAChangedLayout() {
        SourceProfile ascii = BulkFiles.profile(PROFILE.replace("ISO-8859-1", "US-ASCII"));

        assertThat(BulkFiles.changed(ascii, BulkFiles.latin1(ROWS.replace("|", "\n"))))
                .isEqualTo(new LayoutChanged("text in US-ASCII", "bytes that are not, in row 1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            value = {
                "'charset: ISO-8859-1' -> 'skip: 0' -> 'file.charset'",
                "'ISO-8859-1' -> 'UTF-8' -> 'file.charset'",
                "'1-4' -> '5-' -> 'file.columns'",
                "'1-4' -> '19-21' -> 'file.columns'",
                "'1-4' -> '4-1' -> 'file.columns'"
            })
    void columnsAndCharsetMustFit(String was, String is, String key) {
        BulkFiles.assertRefused(PROFILE.replace(was, is), key);
    }
}
