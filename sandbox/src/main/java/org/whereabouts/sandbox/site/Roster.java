package org.whereabouts.sandbox.site;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whereabouts.sandbox.population.Person;

/** The people whom a site lists on one day, by name and by number. */
final class Roster {
    /** A person with the folded name that searches compare. */
    record Entry(Person person, String family, String given, String middle) {
        static Entry of(Person person) {
            return new Entry(
                    person,
                    Spelling.folded(person.family()),
                    Spelling.folded(person.given()),
                    Spelling.folded(person.middle()));
        }

        String number() {
            return person.custody().number();
        }
    }

    private static final Comparator<Entry> BY_NAME = Comparator.comparing(Entry::family)
            .thenComparing(Entry::given)
            .thenComparing(Entry::middle)
            .thenComparing(Entry::number);

    private final List<Entry> byName;
    private final Map<String, Entry> byNumber = new HashMap<>();
    private final Map<String, Entry> byPersonNumber = new HashMap<>();

    private Roster(List<Entry> byName) {
        this.byName = byName;
        for (Entry entry : byName) {
            byNumber.put(entry.number(), entry);
            byPersonNumber.put(entry.person().custody().personNumber(), entry);
        }
    }

    static Roster of(List<Person> people) {
        return new Roster(people.stream().map(Entry::of).sorted(BY_NAME).toList());
    }

    int size() {
        return byName.size();
    }

    /** Everybody, by family name, given name and middle name. */
    List<Entry> all() {
        return byName;
    }

    Optional<Entry> byNumber(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    Optional<Entry> byPersonNumber(String number) {
        return Optional.ofNullable(byPersonNumber.get(number));
    }

    /** Those whose family name begins so; an empty prefix is everybody's. */
    List<Entry> byFamilyPrefix(String prefix) {
        String folded = Spelling.folded(prefix);
        return byName.subList(firstNotBefore(folded), firstNotBefore(folded + Character.MAX_VALUE));
    }

    private int firstNotBefore(String family) {
        int low = 0;
        int high = byName.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (byName.get(middle).family().compareTo(family) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
