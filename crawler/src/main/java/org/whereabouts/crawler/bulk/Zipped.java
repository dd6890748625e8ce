package org.whereabouts.crawler.bulk;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.PageBody;

/**
 * Files in a ZIP: found by its directory at the end, which one that was cut short lacks; unpacked to no more than is allowed, and
 * held against size and check sum.
 */
final class Zipped {

    /** As a payload on its way: what is made to fill memory unpacks to more, a roster of blanks and repeated words does not. */
    private static final int MAX_RATIO = 100;

    private static final long RATIO_FROM = 1024 * 1024;

    private static final int NAMES_SHOWN = 5;

    /** Of the first file in a ZIP (APPNOTE.TXT 6.3.10, 4.3.7). */
    private static final byte[] MAGIC = {'P', 'K', 3, 4};

    /** Which every package of Office Open XML has (ECMA-376, part 2). */
    private static final String OF_A_WORKBOOK = "[Content_Types].xml";

    private Zipped() {}

    /**
     * The file in the ZIP that the pattern means, as a stream that fails at the latest at its end when it is not what was packed.
     *
     * @param pattern a name with {@code *} for any characters, in any case
     * @param maxBytes the most it may unpack to
     */
    static InputStream open(PageBody body, String pattern, long maxBytes) throws LayoutException {
        try {
            ZipFile zip = zip(body);
            try {
                Pattern name = Pattern.compile(
                        Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                        Pattern.CASE_INSENSITIVE);
                List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
                List<ZipArchiveEntry> meant = entries.stream()
                        .filter(entry -> !entry.isDirectory()
                                && name.matcher(entry.getName()).matches())
                        .toList();
                if (meant.size() != 1) {
                    throw new LayoutException("one file " + pattern + " in the ZIP", found(meant.size(), entries));
                }
                return new Entry(zip, meant.getFirst(), maxBytes, true);
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            throw LayoutException.of("a whole ZIP file", "its directory", e);
        }
    }

    /** Refuses a ZIP of files where the profile names none of them; a workbook is a ZIP as well. */
    static void requireNone(PageBody body, BulkFile.Format format) throws LayoutException {
        List<ZipArchiveEntry> entries;
        try (InputStream in = body.stream()) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                return;
            }
            try (ZipFile zip = zip(body)) {
                entries = Collections.list(zip.getEntries());
            }
        } catch (IOException | RuntimeException e) {
            throw LayoutException.of("a whole " + format + " file", "its directory", e);
        }
        if (entries.stream().noneMatch(entry -> entry.getName().equals(OF_A_WORKBOOK))) {
            throw new LayoutException(
                    "one " + format + " file", "a ZIP, with file.entry not set, of " + names(entries));
        }
    }

    /** Unpacks everything and keeps nothing. */
    static void check(PageBody body, long maxBytes) throws IOException {
        long left = maxBytes;
        try (ZipFile zip = zip(body)) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream in = new Entry(zip, entry, left, false)) {
                    left -= in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
        }
    }

    private static ZipFile zip(PageBody body) throws IOException {
        return ZipFile.builder().setSeekableByteChannel(body.channel()).get();
    }

    private static String found(int meant, List<ZipArchiveEntry> entries) {
        return meant > 1 ? meant + " of that name" : entries.size() + " others: " + names(entries);
    }

    private static String names(List<ZipArchiveEntry> entries) {
        return entries.stream()
                .limit(NAMES_SHOWN)
                .map(entry -> entry.getName().replaceAll("[^ -~]", "?"))
                .map(name -> name.substring(0, Math.min(40, name.length())))
                .collect(Collectors.joining(", "));
    }

    private static final class Entry extends FilterInputStream {

        private final ZipFile zip;
        private final ZipArchiveEntry entry;
        private final long bound;
        private final boolean closesZip;
        private final CRC32 sum = new CRC32();
        private long got;

        Entry(ZipFile zip, ZipArchiveEntry entry, long maxBytes, boolean closesZip) throws IOException {
            super(zip.getInputStream(entry));
            this.zip = zip;
            this.entry = entry;
            this.bound = Math.min(maxBytes, Math.max(RATIO_FROM, entry.getCompressedSize() * MAX_RATIO));
            this.closesZip = closesZip;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, length);
            if (count < 0) {
                if (got != entry.getSize() || sum.getValue() != entry.getCrc()) {
                    throw new LayoutException("what was packed", "something of another check sum in the ZIP");
                }
                return count;
            }
            got += count;
            sum.update(buffer, offset, count);
            if (got > bound) {
                throw new LayoutException(
                        "a file that unpacks to at most " + bound + " bytes (file.maxSize, and " + MAX_RATIO
                                + " times its packed size)",
                        "more");
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                if (closesZip) {
                    zip.close();
                }
            }
        }
    }
}
