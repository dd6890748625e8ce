package org.whereabouts.crawler.source;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that lists everybody, as {@code file} in a profile describes it: where it is, how it is written, and which of its columns
 * says what. A column is called by its name in the header row; where there is none, by its number from 1; in a fixed-width file by
 * its positions from 1, both inclusive ({@code 8-27}).
 *
 * @param url where it is: {@code https:}, {@code http:}, or {@code file:} below the directory that the operator opened for that
 * @param maxSize most bytes, as fetched and as unpacked
 * @param age how old what the file says may be when it is fetched; nothing where its {@code Last-Modified} says it
 * @param entry which file of a ZIP is meant, with {@code *} for any characters; null for a file that is not zipped
 * @param charset what text is written in; null for UTF-8, and in sheets, which say it themselves
 * @param delimiter between the values of a row; null for that of the format
 * @param quote around values; null for that of the format: {@code "} in CSV, none in TSV
 * @param recordLength bytes of a row of a fixed-width file, without the end of the line where there is one
 * @param sheet the name of the sheet; null for the first
 * @param skip rows above the header, or above the first person where there is no header
 * @param header whether a row of names stands above the people; never in a fixed-width file
 * @param lastLineEnds whether the last line has an end too, as it should: without it, a file that was cut short looks whole more
 *     often
 * @param notesBelow whether a sheet ends with notes, rows of a value in the first column alone; there may be a gap above them
 * @param columns what says what; the values of several columns are joined with blanks
 * @param required what each person must have; always the number
 * @param only rows are about people who count when that column has one of these words
 * @param except and when that column has none of these; a column in both must have one of either
 * @param blank words of a column that say nothing, such as {@code UNKNOWN}
 * @param dates how the dates of a column are written, see {@link #EXCEL}; what does not fit stays as it is
 */
public record BulkFile(
        URI url,
        long maxSize,
        Duration age,
        Format format,
        @Nullable String entry,
        @Nullable String charset,
        @Nullable Character delimiter,
        @Nullable Character quote,
        @Nullable Integer recordLength,
        @Nullable String sheet,
        int skip,
        boolean header,
        boolean lastLineEnds,
        boolean notesBelow,
        Map<EntryField, List<String>> columns,
        List<EntryField> required,
        Map<String, List<String>> only,
        Map<String, List<String>> except,
        Map<String, List<String>> blank,
        Map<String, String> dates) {

    /** What the request for it is called. */
    public static final String KIND = "file";

    /** What the request for a page is called that says where the newest of such files is; it is on the file's host. */
    public static final String INDEX = "files";

    /** In place of a pattern of dates: days since 1899-12-30, as sheets count them. */
    public static final String EXCEL = "EXCEL";

    private static final long LARGEST = 4L * 1024 * 1024 * 1024;

    /** Sheets are unpacked in memory. */
    private static final long LARGEST_SHEET = 64L * 1024 * 1024;

    /** What is older says nothing of where somebody is. */
    private static final Duration OLDEST = Duration.ofDays(366);

    private static final int LONGEST_RECORD = 1024 * 1024;
    /** Earlier, {@code Last-Modified} is a clock that was never set. */
    private static final Instant FIRST_WEB_SITE = Instant.parse("1990-12-20T00:00:00Z");

    private static final Pattern POSITIONS = Pattern.compile("([1-9]\\d{0,6})(?:-([1-9]\\d{0,6}))?");
    private static final Pattern ORDINAL = Pattern.compile("[1-9]\\d{0,3}");

    /** How such a file is written. */
    public enum Format {
        CSV,
        TSV,
        FIXED_WIDTH,
        XLS,
        XLSX;

        boolean isSheet() {
            return this == XLS || this == XLSX;
        }
    }

    public BulkFile {
        columns = columns.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> List.copyOf(field.getValue())));
        required = Stream.concat(Stream.of(EntryField.NUMBER), required.stream())
                .distinct()
                .toList();
        only = copy(only);
        except = copy(except);
        blank = copy(blank);
        dates = Map.copyOf(dates);
        Set<String> schemes = Set.of("http", "https", "file");
        require(
                url.getScheme() != null && schemes.contains(url.getScheme()) && url.getRawPath() != null,
                "file.url must begin with https://, http:// or file:///, not " + url);
        boolean local = "file".equals(url.getScheme());
        require(
                local ? url.getRawAuthority() == null && url.getRawQuery() == null : url.getHost() != null,
                local
                        ? "file.url must be file:/// and an absolute path, not " + url
                        : "file.url names no host: " + url);
        long largest = format.isSheet() ? LARGEST_SHEET : LARGEST;
        require(
                maxSize >= 1 && maxSize <= largest,
                "file.maxSize must be 1 to " + largest + " bytes for " + format + ", not " + maxSize);
        require(!age.isNegative() && age.compareTo(OLDEST) <= 0, "file.age must be PT0S to " + OLDEST + ", not " + age);
        require(skip >= 0 && skip <= 1000, "file.skip must be 0 to 1000 rows, not " + skip);
        require(charset == null || isCharset(charset), "file.charset: there is no charset '" + charset + "'");
        require(
                (delimiter == null && quote == null) || format == Format.CSV || format == Format.TSV,
                "file.delimiter and file.quote are of CSV and TSV, not of " + format);
        require(sheet == null || format.isSheet(), "file.sheet is of XLS and XLSX, not of " + format);
        require(
                (recordLength != null) == (format == Format.FIXED_WIDTH),
                "file.recordLength is what FIXED_WIDTH needs, and no other format has");
        if (format == Format.FIXED_WIDTH) {
            require(
                    charset != null && Charset.forName(charset).newEncoder().maxBytesPerChar() == 1.0f,
                    "file.charset must name the one-byte charset of a FIXED_WIDTH file, for example ISO-8859-1");
            require(
                    recordLength != null && recordLength >= 1 && recordLength <= LONGEST_RECORD,
                    "file.recordLength must be 1 to " + LONGEST_RECORD + ", not " + recordLength);
            header = false;
        }
        require(
                columns.containsKey(EntryField.NUMBER),
                "file.columns must say which column is the NUMBER: without it nobody can be told from others");
        for (EntryField field : required) {
            require(columns.containsKey(field), "file.required has " + field + ", which file.columns lacks");
        }
        for (Map.Entry<EntryField, List<String>> field : columns.entrySet()) {
            require(!field.getValue().isEmpty(), "file.columns." + field.getKey() + " names no column");
            for (String column : field.getValue()) {
                requireColumn("file.columns." + field.getKey(), column, format, header, recordLength);
            }
        }
        for (Map.Entry<String, Map<String, ?>> key : Map.<String, Map<String, ?>>of(
                        "only", only, "except", except, "blank", blank, "dates", dates)
                .entrySet()) {
            for (String column : key.getValue().keySet()) {
                requireColumn("file." + key.getKey(), column, format, header, recordLength);
            }
        }
        Set<String> read = columns.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        for (Map.Entry<String, Map<String, ?>> key :
                Map.<String, Map<String, ?>>of("blank", blank, "dates", dates).entrySet()) {
            for (String column : key.getValue().keySet()) {
                require(
                        read.contains(column),
                        "file." + key.getKey() + " has the column '" + column + "', which file.columns lacks");
            }
        }
        for (Map.Entry<String, String> date : dates.entrySet()) {
            DatePattern.of(date.getValue(), "file.dates." + date.getKey());
        }
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> words) {
        return words.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, column -> List.copyOf(column.getValue())));
    }

    private static void requireColumn(
            String key, String column, Format format, boolean header, @Nullable Integer recordLength) {
        if (recordLength != null) {
            Positions positions = positions(column, key);
            require(
                    positions.to() <= recordLength && positions.from() <= positions.to(),
                    key + ": " + column + " is not within the " + recordLength + " positions of a row");
        } else if (!header) {
            require(
                    ORDINAL.matcher(column).matches(),
                    key + ": a " + format + " without header has columns 1, 2 and so on, not " + column);
        } else {
            require(!column.isBlank(), key + " names a blank column");
        }
    }

    private static void require(boolean condition, String fault) {
        if (!condition) {
            throw new IllegalArgumentException(fault);
        }
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    /** Where a column of a fixed-width file lies: positions from 1, both inclusive. */
    public record Positions(int from, int to) {}

    /** The positions that the name of a column of a fixed-width file says. */
    public static Positions positions(String column) {
        return positions(column, "file.columns");
    }

    private static Positions positions(String column, String key) {
        Matcher matcher = POSITIONS.matcher(column);
        require(
                matcher.matches(),
                key + ": a column of a FIXED_WIDTH file is from-to, for example 8-27, not " + column);
        int from = Integer.parseInt(matcher.group(1));
        return new Positions(from, matcher.group(2) == null ? from : Integer.parseInt(matcher.group(2)));
    }

    /** Whether it lies on this machine. */
    public boolean isLocal() {
        return "file".equals(url.getScheme());
    }

    /** Whether its bytes alone tell that it is whole. */
    public boolean tellsItsEnd() {
        return entry != null || format.isSheet();
    }

    /** The request for it. */
    public PageRequest request() {
        return PageRequest.get(
                KIND, url.getRawQuery() == null ? url.getRawPath() : url.getRawPath() + "?" + url.getRawQuery());
    }

    /**
     * As of when the file says what it says. Of what is known of that, the earliest counts: a date that a server sets anew with each
     * answer makes no old file a new one.
     *
     * @param lastModified when it was changed last, where its site says so
     */
    public Instant asOf(Instant fetchedAt, Optional<Instant> lastModified) {
        Instant atBest = fetchedAt.minus(age);
        return lastModified
                .filter(modified -> modified.isAfter(FIRST_WEB_SITE) && modified.isBefore(atBest))
                .orElse(atBest);
    }

    /** Scheme, host and port. */
    public URI origin() {
        return isLocal() ? URI.create("file:///") : URI.create(url.getScheme() + "://" + url.getRawAuthority());
    }

    /** The same file at the same path of another site; one of this machine is where it is. */
    BulkFile at(URI site) {
        return new BulkFile(
                isLocal() ? url : site.resolve(request().path()),
                maxSize,
                age,
                format,
                entry,
                charset,
                delimiter,
                quote,
                recordLength,
                sheet,
                skip,
                header,
                lastLineEnds,
                notesBelow,
                columns,
                required,
                only,
                except,
                blank,
                dates);
    }
}
