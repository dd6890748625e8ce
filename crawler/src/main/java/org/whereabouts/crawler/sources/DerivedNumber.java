package org.whereabouts.crawler.sources;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.RosterEntry;

/**
 * A number of our own for people of a site that shows none, so that a sighting can be told to be of the same stay: {@code KEY-} and
 * twelve digits of the SHA-256 of name and day of arrest as the site writes them. It lasts as long as both do; nobody at the jail
 * knows it, it says nothing of the next stay, and two people of one name who were arrested on one day share it.
 */
final class DerivedNumber {

    private static final String PREFIX = "KEY-";
    private static final int BYTES = 6;

    private DerivedNumber() {}

    /**
     * The people of a page, without the number of those who would share one: two people must not become one. Those who stand on two
     * pages still do; sites that make it necessary list fifty at a time, by name.
     */
    static List<RosterEntry> notShared(List<RosterEntry> people) {
        Map<Optional<String>, Long> of = people.stream()
                .collect(Collectors.groupingBy(person -> person.get(EntryField.NUMBER), Collectors.counting()));
        return people.stream()
                .map(person -> of.getOrDefault(person.get(EntryField.NUMBER), 0L) > 1 ? unnumbered(person) : person)
                .toList();
    }

    private static RosterEntry unnumbered(RosterEntry person) {
        boolean isDerived = person.get(EntryField.NUMBER).orElse("").startsWith(PREFIX);
        return isDerived ? person.without(EntryField.NUMBER) : person;
    }

    /** The number of somebody of that name, in any case and spacing, who was arrested then; null and "" are the same. */
    static String of(String name, @Nullable String arrested) {
        String stay = name.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT) + "|"
                + (arrested == null ? "" : arrested.strip());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(stay.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().withUpperCase().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
