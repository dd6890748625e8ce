package org.whereabouts.crawler.bulk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.DatePattern;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;

/** What a row says, as the profile has it. Pure. */
final class RowReading {

    private final BulkFile file;
    private final List<String> wanted;
    private final Map<EntryField, int[]> fields = new EnumMap<>(EntryField.class);
    private final List<Filter> filters = new ArrayList<>();
    private final Map<Integer, Set<String>> blank = new HashMap<>();
    private final Map<Integer, DatePattern> dates = new HashMap<>();

    /** Which words of a column make a row count; null where that side says nothing. */
    private record Filter(
            int column,
            @Nullable Set<String> only,
            @Nullable Set<String> except) {}

    RowReading(BulkFile file) {
        this.file = file;
        LinkedHashSet<String> columns = new LinkedHashSet<>();
        file.columns().values().forEach(columns::addAll);
        Set<String> filtered = new HashSet<>(file.only().keySet());
        filtered.addAll(file.except().keySet());
        columns.addAll(filtered);
        columns.addAll(file.blank().keySet());
        columns.addAll(file.dates().keySet());
        wanted = List.copyOf(columns);
        file.columns()
                .forEach((field, names) -> fields.put(
                        field, names.stream().mapToInt(wanted::indexOf).toArray()));
        for (String column : filtered) {
            filters.add(new Filter(
                    wanted.indexOf(column),
                    words(file.only().get(column)),
                    words(file.except().get(column))));
        }
        file.blank()
                .forEach((column, words) -> blank.put(
                        wanted.indexOf(column),
                        words.stream().map(RowReading::word).collect(Collectors.toSet())));
        file.dates()
                .forEach((column, pattern) ->
                        dates.put(wanted.indexOf(column), DatePattern.of(pattern, "file.dates." + column)));
    }

    private static @Nullable Set<String> words(@Nullable List<String> words) {
        return words == null ? null : words.stream().map(RowReading::word).collect(Collectors.toSet());
    }

    private static String word(String word) {
        return word.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    }

    /** The columns that it needs, each once. */
    List<String> wanted() {
        return wanted;
    }

    /**
     * Whether the row is about somebody who counts.
     *
     * @param row its number, for messages
     */
    boolean counts(String[] values, long row) throws LayoutException {
        boolean counts = true;
        for (Filter filter : filters) {
            String word = word(values[filter.column()]);
            boolean only = filter.only() == null || filter.only().contains(word);
            boolean except = filter.except() != null && filter.except().contains(word);
            if (filter.only() != null && filter.except() != null && !only && !except) {
                throw new LayoutException(
                        "a word of file.only or file.except in column \"" + wanted.get(filter.column()) + "\"",
                        "another one in row " + row);
            }
            counts &= only && !except;
        }
        return counts;
    }

    /** The person. */
    RosterEntry entry(String[] values, long row) throws LayoutException {
        RosterEntry.Builder entry = RosterEntry.builder();
        fields.forEach((field, columns) -> entry.put(field, joined(values, columns)));
        RosterEntry person = entry.build();
        // Of a minor, who is left out, there may be no more than that.
        for (EntryField field : person.has(EntryField.JUVENILE) ? List.<EntryField>of() : file.required()) {
            if (person.get(field).isEmpty()) {
                throw new LayoutException("a " + field + " in each row (file.required)", "none in row " + row);
            }
        }
        return person;
    }

    private String joined(String[] values, int[] columns) {
        if (columns.length == 1) {
            return value(values, columns[0]);
        }
        StringJoiner joined = new StringJoiner(" ");
        for (int column : columns) {
            String value = value(values, column);
            if (!value.isEmpty()) {
                joined.add(value);
            }
        }
        return joined.toString();
    }

    private String value(String[] values, int column) {
        // Some programs fill up with zero bytes in place of blanks.
        String value = values[column].replace('\0', ' ').strip();
        Set<String> nothing = blank.get(column);
        if (nothing != null && nothing.contains(word(value))) {
            return "";
        }
        DatePattern date = dates.get(column);
        return date == null ? value : date.rewrite(value);
    }
}
