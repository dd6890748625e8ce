package org.whereabouts.crawler.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;

/** Profiles and files of counties that are only a file. */
final class BulkFiles {

    private BulkFiles() {}

    /** A profile with these keys of {@code file}, each a line. */
    static SourceProfile profile(String file) {
        return SourceYaml.read("example", """
                id: us-xx-example
                agency: Example County
                level: COUNTY
                state: XX
                adapter: bulk-file
                baseUrl: https://example.org
                timeZone: America/New_York
                delay: PT1S
                listing: BULK_FILE
                absenceMeans: RELEASED
                freshFor: P2D
                number: {label: number, pattern: '\\d+', example: "1"}
                words: {defaultFacility: Example Jail}
                bounds: {populationFloor: 1, populationCeiling: 10, maxMissingShare: 0.1}
                enabled: false
                file:
                """ + file.indent(2));
    }

    static Page page(SourceProfile profile, byte[] bytes) {
        return page(profile, PageBody.of(bytes));
    }

    static Page page(SourceProfile profile, PageBody body) {
        return new Page(Objects.requireNonNull(profile.file()).request(), null, body, Instant.EPOCH);
    }

    static PageOutcome read(SourceProfile profile, byte[] bytes) {
        return BulkRoster.read(page(profile, bytes), profile);
    }

    static PageOutcome read(SourceProfile profile, String text) {
        return read(profile, text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many people a file has that is understood. */
    static int count(SourceProfile profile, byte[] bytes) {
        return read(profile, bytes) instanceof PageOutcome.Bulk bulk ? bulk.people() : -1;
    }

    static int count(SourceProfile profile, String text) {
        return count(profile, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<RosterEntry> people(SourceProfile profile, byte[] bytes) {
        try (Stream<RosterEntry> people = BulkRoster.people(page(profile, bytes), profile)) {
            return people.toList();
        }
    }

    static List<RosterEntry> people(SourceProfile profile, String text) {
        return people(profile, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file is understood, and has exactly these people. */
    static void assertHolds(SourceProfile profile, byte[] bytes, RosterEntry... people) {
        assertThat(count(profile, bytes)).isEqualTo(people.length);
        assertThat(people(profile, bytes)).containsExactly(people);
    }

    /** A file is not what its profile says. Nobody whom it names is in what that says of it. */
    static LayoutChanged changed(SourceProfile profile, byte[] bytes) {
        PageOutcome outcome = read(profile, bytes);
        assertThat(outcome).isInstanceOf(LayoutChanged.class);
        LayoutChanged changed = (LayoutChanged) outcome;
        assertThat(changed.found()).doesNotContain("TESTA", "SAMPLETON");
        return changed;
    }

    static LayoutChanged changed(SourceProfile profile, String text) {
        return changed(profile, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A profile with these keys of {@code file} is refused, and what says so names the key. */
    static void assertRefused(String file, String key) {
        assertThatThrownBy(() -> profile(file)).hasMessageContaining(key).hasMessageNotContaining("Cannot construct");
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A sheet; numbers are numbers, the rest is text. */
    static byte[] xlsx(String sheet, List<List<Object>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (org.dhatim.fastexcel.Workbook book = new org.dhatim.fastexcel.Workbook(bytes, "test", "1.0")) {
            book.newWorksheet("Notes").value(0, 0, "about this file");
            Worksheet page = book.newWorksheet(sheet);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    switch (rows.get(row).get(column)) {
                        case Number number -> page.value(row, column, number);
                        case Object text -> page.value(row, column, text.toString());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same in the older format. */
    static byte[] xls(String sheet, List<List<Object>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new HSSFWorkbook()) {
            book.createSheet("Notes").createRow(0).createCell(0).setCellValue("about this file");
            Sheet page = book.createSheet(sheet);
            for (int row = 0; row < rows.size(); row++) {
                Row cells = page.createRow(row);
                for (int column = 0; column < rows.get(row).size(); column++) {
                    switch (rows.get(row).get(column)) {
                        case Number number -> cells.createCell(column).setCellValue(number.doubleValue());
                        case Object text -> cells.createCell(column).setCellValue(text.toString());
                    }
                }
            }
            book.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] latin1(String text) {
        return text.getBytes(Charset.forName("ISO-8859-1"));
    }
}
