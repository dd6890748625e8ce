package org.whereabouts.sandbox.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.whereabouts.sandbox.population.Person;

/**
 * North Carolina's file of inmate profiles: rows of 1026 bytes and a line feed, words in full and filled up with blanks, positions
 * from 1: number 1-7, last name 8-27, first name 28-38, middle initial 39, suffix 40-42, sex 47-76, race 77-106, birth date 107-116 as
 * yyyy-MM-dd, record status 147-176, administrative status 177-206, facility 482-511 (UNKNOWN of those who are out), and many more that
 * are left blank here. Longer names are cut off.
 */
final class NorthCarolinaFile {
    private static final int LENGTH = 1026;
    private static final String LAYOUT = """
            Name                     Description                     Type  Start  Length
            CIDORNUM                 INMATE DOC NUMBER               CHAR      1       7
            CICLSTNM                 INMATE LAST NAME                CHAR      8      20
            CICFSTNM                 INMATE FIRST NAME               CHAR     28      11
            CICMIDIN                 INMATE MIDDLE INITIAL           CHAR     39       1
            CICSUFIX                 INMATE NAME SUFFIX              CHAR     40       3
            CICLSEX                  INMATE GENDER CODE              CHAR     47      30
            CICLRACE                 INMATE RACE CODE                CHAR     77      30
            CIBIRTDT                 INMATE BIRTH DATE               DATE    107      10
            CISTATUS                 INMATE RECORD STATUS CODE       CHAR    147      30
            CIINSTAT                 INMATE ADMIN STATUS CODE        CHAR    177      30
            CIFACLTY                 INMATE FACILITY CODE            CHAR    482      30
            """;

    private NorthCarolinaFile() {}

    static byte[] zip(List<Person> people, SiteDay day) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("INMT4AA1.des"));
            zip.write(LAYOUT.getBytes(StandardCharsets.ISO_8859_1));
            zip.putNextEntry(new ZipEntry("INMT4AA1.dat"));
            for (Person person : people) {
                zip.write(row(person, day.layoutChanged() ? LENGTH + 2 : LENGTH));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] row(Person person, int length) {
        byte[] row = new byte[length + 1];
        Arrays.fill(row, (byte) ' ');
        put(row, 1, 7, person.custody().number());
        put(row, 8, 20, Spelling.folded(person.family()));
        put(row, 28, 11, Spelling.folded(person.given()));
        put(row, 39, 1, Spelling.folded(person.middle()));
        put(row, 40, 3, Spelling.folded(person.suffix()));
        put(row, 47, 30, NorthCarolinaSite.gender(person));
        put(row, 77, 30, NorthCarolinaSite.race(person));
        put(row, 107, 10, person.birthDate().toString());
        put(row, 147, 30, NorthCarolinaSite.status(person));
        put(row, 177, 30, NorthCarolinaSite.status(person));
        put(row, 482, 30, person.isHeld() ? person.custody().facility().name() : "UNKNOWN");
        row[length] = '\n';
        return row;
    }

    private static void put(byte[] row, int from, int length, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, row, from - 1, Math.min(length, bytes.length));
    }
}
