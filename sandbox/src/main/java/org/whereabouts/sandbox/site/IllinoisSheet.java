package org.whereabouts.sandbox.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.whereabouts.sandbox.population.Sex;

/**
 * The sheet of everybody in Illinois's prisons: an XLS file with a title in the second row, the heads in the sixth, a person a row,
 * a blank row, and notes. Dates are numbers, days since 1899-12-30.
 */
final class IllinoisSheet {
    private static final LocalDate FIRST_DAY = LocalDate.of(1899, 12, 30);

    private IllinoisSheet() {}

    static byte[] of(SiteDay day) {
        try (HSSFWorkbook book = new HSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet("Prison Stock");
            fill(sheet.createRow(1), List.of("Illinois Department of Corrections"));
            fill(sheet.createRow(2), List.of("Prison Population on " + day.date()));
            fill(
                    sheet.createRow(5),
                    List.of(
                            "IDOC #",
                            "Name",
                            "Date of Birth",
                            "Sex",
                            "Race",
                            "Current Admission Date",
                            day.key("Parent Institution", "Current Institution"),
                            "Sentencing County"));
            int row = 6;
            for (Roster.Entry entry : day.roster().all()) {
                fill(sheet.createRow(row++), person(entry));
            }
            fill(sheet.createRow(row + 1), List.of("1 People in custody on the day of the report."));
            fill(sheet.createRow(row + 2), List.of("Source: Planning and Research Unit"));
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Object> person(Roster.Entry entry) {
        return List.of(
                entry.number(),
                IllinoisSite.name(entry),
                serial(entry.person().birthDate()),
                entry.person().sex() == Sex.FEMALE ? "Female" : "Male",
                Filler.pick(entry.person(), List.of("Asian", "Black", "Hispanic", "White")),
                serial(entry.person().custody().admitted()),
                entry.person().custody().facility().name(),
                Filler.pick(entry.person(), List.of("Cook", "Lake", "Will")));
    }

    private static long serial(LocalDate date) {
        return ChronoUnit.DAYS.between(FIRST_DAY, date);
    }

    private static void fill(Row row, List<?> values) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Number number) {
                row.createCell(i).setCellValue(number.doubleValue());
            } else {
                row.createCell(i).setCellValue(values.get(i).toString());
            }
        }
    }
}
