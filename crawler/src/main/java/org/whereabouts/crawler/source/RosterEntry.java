package org.whereabouts.crawler.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One person on one page, in the source's own words. Values are trimmed and never blank: a blank field is an absent one.
 *
 * @param fields what the page says, in the order of {@link EntryField}
 * @param aliases other names the page gives, each as one string
 */
public record RosterEntry(Map<EntryField, String> fields, List<String> aliases) {

    public RosterEntry {
        Map<EntryField, String> own = new EnumMap<>(EntryField.class);
        fields.forEach((field, value) -> own.put(field, Objects.requireNonNull(value)));
        fields = Collections.unmodifiableMap(own);
        aliases = List.copyOf(aliases);
    }

    public Optional<String> get(EntryField field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** Whether the page says anything in that field. */
    public boolean has(EntryField field) {
        return fields.containsKey(field);
    }

    /** The same entry with one more field, or another value of it. */
    public RosterEntry with(EntryField field, String value) {
        return toBuilder().put(field, value).build();
    }

    /** The same entry, where the page says nothing in that field. */
    public RosterEntry without(EntryField field) {
        Map<EntryField, String> others = new EnumMap<>(EntryField.class);
        others.putAll(fields);
        others.remove(field);
        return new RosterEntry(others, aliases);
    }

    /** A builder that has collected what this entry has. */
    public Builder toBuilder() {
        Builder builder = builder();
        fields.forEach(builder::put);
        aliases.forEach(builder::alias);
        return builder;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects fields, leaving out what a page leaves blank. */
    public static final class Builder {
        private final Map<EntryField, String> fields = new EnumMap<>(EntryField.class);
        private final List<String> aliases = new ArrayList<>();

        private Builder() {}

        public Builder put(EntryField field, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                fields.put(field, value.strip());
            }
            return this;
        }

        /** Puts what {@code value} says of each name, in the field that the name stands for. */
        public Builder putAll(Map<EntryField, String> names, Function<String, @Nullable String> value) {
            names.forEach((field, name) -> put(field, value.apply(name)));
            return this;
        }

        public Builder alias(@Nullable String name) {
            if (name != null && !name.isBlank()) {
                aliases.add(name.strip());
            }
            return this;
        }

        public RosterEntry build() {
            return new RosterEntry(fields, aliases);
        }
    }
}
