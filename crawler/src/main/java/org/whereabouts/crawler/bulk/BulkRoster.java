package org.whereabouts.crawler.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Bulk;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Everybody in a source's file. What an adapter needs whose agency publishes one: its sweep, the reading of the page, and the people
 * in it. A file is what its profile says to the last row, or it is not read at all: nobody is left out in silence.
 */
public final class BulkRoster {

    private BulkRoster() {}

    /** The one search of its sweep: fetching the file. */
    public static Stream<Search> sweep(SourceProfile profile) {
        return Stream.of(new Search("file", true, file(profile).request()));
    }

    /**
     * Reads all rows, and holds none: {@link Bulk} with how many people they are, at least one; {@link LayoutChanged} for a file of
     * which a single row is not as the profile describes it.
     */
    public static PageOutcome read(Page page, SourceProfile profile) {
        BulkFile file = file(profile);
        RowReading reading = new RowReading(file);
        try (Table table = Tables.open(page.body(), file, reading.wanted())) {
            int people = 0;
            List<RosterEntry> first = new ArrayList<>();
            for (String[] row = table.next(); row != null; row = table.next()) {
                if (reading.counts(row, table.rows())) {
                    RosterEntry person = reading.entry(row, table.rows());
                    if (people++ < Bulk.SHOWN) {
                        first.add(person);
                    }
                }
            }
            return people == 0
                    ? new LayoutChanged("somebody in the file", "nobody in its " + table.rows() + " rows")
                    : new Bulk(people, first);
        } catch (IOException e) {
            return LayoutException.of("a whole file", "its end", e).change();
        }
    }

    /**
     * The people of a page that {@link #read} understood.
     *
     * @return to be closed; an {@link UncheckedIOException} in its midst means that the page is another one now
     */
    public static Stream<RosterEntry> people(Page page, SourceProfile profile) {
        BulkFile file = file(profile);
        RowReading reading = new RowReading(file);
        try {
            Table table = Tables.open(page.body(), file, reading.wanted());
            return StreamSupport.stream(new People(table, reading), false).onClose(() -> close(table));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Table table) {
        try {
            table.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BulkFile file(SourceProfile profile) {
        BulkFile file = profile.file();
        if (file == null) {
            throw new IllegalArgumentException(profile.id() + ": its adapter reads a file and needs the key file");
        }
        return file;
    }

    private static final class People extends Spliterators.AbstractSpliterator<RosterEntry> {

        private final Table table;
        private final RowReading reading;

        People(Table table, RowReading reading) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.table = table;
            this.reading = reading;
        }

        @Override
        public boolean tryAdvance(Consumer<? super RosterEntry> action) {
            try {
                String @Nullable [] row = table.next();
                while (row != null && !reading.counts(row, table.rows())) {
                    row = table.next();
                }
                if (row == null) {
                    return false;
                }
                action.accept(reading.entry(row, table.rows()));
                return true;
            } catch (LayoutException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
