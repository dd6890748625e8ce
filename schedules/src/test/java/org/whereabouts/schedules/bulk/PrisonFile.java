package org.whereabouts.schedules.bulk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A file laid out as North Carolina's, of made-up people, written as a stream. */
final class PrisonFile {

    private static final int LENGTH = 1026;
    private static final List<String> FAMILIES =
            List.of("SAMPLETON", "TESTA", "MUSTERMANN", "PROBE", "O'EXAMPLE", "NG");
    private static final List<String> GIVEN = List.of("PAT", "ANN", "JO", "LEE", "MARY", "ALEX");

    private PrisonFile() {}

    /** Writes so many rows, all of people who are held. */
    static Path write(Path file, int rows) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(out, rows, 0);
        }
        return file;
    }

    /** Zipped: as many rows of people who are held, behind those of people who have left. */
    static Path zip(Path file, int rows, int gone) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.putNextEntry(new ZipEntry("INMT4AA1.dat"));
            write(zip, rows, gone);
        }
        return file;
    }

    private static void write(OutputStream out, int rows, int gone) throws IOException {
        Random random = new Random(20261123);
        byte[] row = new byte[LENGTH + 1];
        for (int i = 0; i < gone + rows; i++) {
            Arrays.fill(row, (byte) ' ');
            put(row, 1, "%07d".formatted(i + 1));
            put(row, 8, FAMILIES.get(random.nextInt(FAMILIES.size())) + (char) ('A' + random.nextInt(26)));
            put(row, 28, GIVEN.get(random.nextInt(GIVEN.size())));
            put(row, 47, "MALE");
            put(row, 77, "OTHER");
            put(row, 107, "19%02d-0%d-1%d".formatted(40 + random.nextInt(50), 1 + i % 9, i % 9));
            put(row, 147, i < gone ? "INACTIVE" : "ACTIVE");
            put(row, 177, "ACTIVE");
            put(row, 482, "CENTRAL PRISON");
            // What other columns hold is as varied as the real ones, or packing would be too easy.
            for (int at = 520; at < 900; at += 40) {
                put(row, at, Integer.toString(random.nextInt(1_000_000)));
            }
            row[LENGTH] = '\n';
            out.write(row);
        }
    }

    private static void put(byte[] row, int from, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, row, from - 1, bytes.length);
    }
}
