package org.whereabouts.crawler.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.whereabouts.crawler.source.BulkFile.Format;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Bulk;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceProfile;

class SheetTest {

    private static final List<List<Object>> ROWS = List.of(
            List.of("IDOC #", "Name", "Date of Birth", "Parent Institution"),
            List.of("A00017", "SAMPLETON, PAT", 29221, "EXAMPLE CENTER"),
            List.of(18, "TESTA, ANN", 29221.5, ""),
            List.of("A00019", "MUSTERMANN, JO", "UNKNOWN", "EXAMPLE CENTER"));

    private static SourceProfile profile(Format format) {
        return BulkFiles.profile("""
                url: https://files.example.org/prison.xls
                maxSize: 10000000
                format: %s
                sheet: March
                columns: {NUMBER: "IDOC #", NAME: Name, BIRTH_DATE: Date of Birth, FACILITY: Parent Institution}
                dates: {Date of Birth: EXCEL}
                """.formatted(format));
    }

    private static byte[] file(Format format, List<List<Object>> rows) {
        return format == Format.XLS ? BulkFiles.xls("March", rows) : BulkFiles.xlsx("March", rows);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"XLS", "XLSX"})
    void theRowsOfASheetAreRead(Format format) {
        byte[] file = file(format, ROWS);

        assertThat(BulkFiles.count(profile(format), file)).isEqualTo(3);
        assertThat(BulkFiles.people(profile(format), file))
                .extracting(RosterEntry::fields)
                .containsExactly(
                        Map.of(
                                EntryField.NUMBER, "A00017",
                                EntryField.NAME, "SAMPLETON, PAT",
                                EntryField.BIRTH_DATE, "1980-01-01",
                                EntryField.FACILITY, "EXAMPLE CENTER"),
                        Map.of(
                                EntryField.NUMBER, "18",
                                EntryField.NAME, "TESTA, ANN",
                                EntryField.BIRTH_DATE, "1980-01-01"),
                        Map.of(
                                EntryField.NUMBER, "A00019",
                                EntryField.NAME, "MUSTERMANN, JO",
                                EntryField.BIRTH_DATE, "UNKNOWN",
                                EntryField.FACILITY, "EXAMPLE CENTER"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"XLS", "XLSX"})
    void whatIsNotTheSheetIsAChangedLayout(Format format) {
        List<List<Object>> gap = new ArrayList<>(ROWS);
        gap.add(2, List.of());
        List<List<Object>> beyond = new ArrayList<>(ROWS);
        beyond.set(2, List.of("A00018", "TESTA", "ANN", "", "more"));
        List<List<Object>> other = new ArrayList<>(ROWS);
        other.set(0, List.of("IDOC #", "Person", "Date of Birth", "Parent Institution"));

        assertThat(List.of(gap, beyond, other, ROWS.subList(0, 1)))
                .allSatisfy(rows -> assertThat(BulkFiles.read(profile(format), file(format, rows)))
                        .isInstanceOf(LayoutChanged.class));
        assertThat(BulkFiles.read(
                        profile(format),
                        format == Format.XLS ? BulkFiles.xls("April", ROWS) : BulkFiles.xlsx("April", ROWS)))
                .isEqualTo(new LayoutChanged("the sheet \"March\"", "2 others"));
        Format otherFormat = format == Format.XLS ? Format.XLSX : Format.XLS;
        assertThat(BulkFiles.read(profile(format), file(otherFormat, ROWS))).isInstanceOf(LayoutChanged.class);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"XLS", "XLSX"})
    void damageLosesNobodyInSilence(Format format) {
        byte[] whole = file(format, ROWS);
        SourceProfile profile = profile(format);
        Random random = new Random(20261123);
        for (int i = 0; i < 1_500; i++) {
            byte[] damaged = whole.clone();
            int bit = random.nextInt(whole.length * 8);
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            PageOutcome outcome = BulkFiles.read(profile, damaged);
            if (!(outcome instanceof LayoutChanged)) {
                assertThat(((Bulk) outcome).people()).as("bit %d", bit).isEqualTo(3);
            }
        }
        for (int length = 0; length < whole.length; length += 61) {
            PageOutcome outcome = BulkFiles.read(profile, Arrays.copyOf(whole, length));
            if (!(outcome instanceof LayoutChanged)) {
                assertThat(((Bulk) outcome).people()).as("cut at %d", length).isEqualTo(3);
            }
        }
    }
}
