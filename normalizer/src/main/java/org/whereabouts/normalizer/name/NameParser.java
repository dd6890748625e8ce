package org.whereabouts.normalizer.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads names in the shapes that locators print and people type: {@code LAST, FIRST MIDDLE SUFFIX}, {@code SMITH,J C},
 * {@code First Middle Last Suffix}, separate fields. Case is restored, diacritics are kept, the original stays with the
 * name.
 *
 * <p>Without a comma two surnames cannot be told from a middle name: {@code Jose Garcia Lopez} reads as given Jose,
 * middle Garcia, family Lopez. {@link NameAnalysis} and {@link NameComparison} know that.
 */
public final class NameParser {

    /** What sites print where there is no such name ("no middle name", "first name unknown"). */
    private static final Set<String> PLACEHOLDERS = Set.of("NMN", "NMI", "NFN", "FNU", "LNU", "MNU");

    private NameParser() {}

    /**
     * Reads one text. A comma parts the family name from the rest, except when only a suffix follows it
     * ({@code John Smith, Jr.}); without a comma the last word is the family name, with the particles before it.
     *
     * @throws UnreadableNameException when the text holds no letter or is longer than 300 characters
     */
    public static PersonName parse(String text) {
        List<List<String>> segments = segments(text);
        if (segments.isEmpty()) {
            throw new UnreadableNameException("no name in the text");
        }
        var suffixes = new ArrayList<String>();
        for (int i = segments.size() - 1; i > 0; i--) {
            if (isSuffix(segments.get(i), segments.size())) {
                suffixes.add(segments.remove(i).getFirst());
            }
        }
        if (segments.size() == 1) {
            return free(segments.getFirst(), suffixes, text);
        }
        var rest = segments.stream().skip(1).flatMap(List::stream).collect(Collectors.toCollection(ArrayList::new));
        takeSuffix(rest, 2, suffixes);
        var parts = new Parts(segments.getFirst(), List.of(rest.getFirst()), rest.subList(1, rest.size()), suffixes);
        return parts.assemble(text);
    }

    /**
     * A name in separate fields. A suffix inside a field is taken out of it; an initial behind the given name becomes
     * the middle name where there is none. A given name alone, and a family name with a comma alone, are read as
     * {@link #parse} reads a whole name.
     *
     * @throws UnreadableNameException when neither family nor given holds a letter, or a field is longer than 300
     *     characters
     */
    public static PersonName ofParts(String family, String given, @Nullable String middle, @Nullable String suffix) {
        String original = Stream.of(given, middle, family, suffix)
                .filter(part -> part != null && !part.isBlank())
                .map(String::strip)
                .collect(Collectors.joining(" "));
        List<String> suffixes = field(suffix);
        List<String> givenWords = field(given);
        List<String> middleWords = field(middle);
        List<String> familyWords = field(family);
        boolean wholeInFamily = givenWords.isEmpty() && family.contains(",");
        boolean wholeInGiven = familyWords.isEmpty();
        if (middleWords.isEmpty() && (wholeInFamily || wholeInGiven)) {
            PersonName read = parse(wholeInGiven ? given : family);
            String written = suffixes.isEmpty() ? read.suffix() : Parts.written(suffixes);
            return new PersonName(read.family(), read.given(), read.middle(), written, original);
        }
        takeSuffix(givenWords, 2, suffixes);
        if (middleWords.isEmpty()) {
            while (givenWords.size() > 1 && givenWords.getLast().length() == 1) {
                middleWords.addFirst(givenWords.removeLast());
            }
        }
        return new Parts(familyWords, givenWords, middleWords, suffixes).assemble(original);
    }

    private static PersonName free(List<String> words, List<String> suffixes, String original) {
        takeSuffix(words, 2, suffixes);
        int family = words.size() - 1;
        while (family > 1 && Particles.beginsSurname(words.get(family - 1), words.get(family))) {
            family--;
        }
        if (family > 2 && words.get(family - 1).equals("y")) {
            // "Jose Ortega y Gasset": the conjunction joins two surnames.
            family -= 2;
        }
        int given = Math.min(1, family);
        var parts = new Parts(
                words.subList(family, words.size()), words.subList(0, given), words.subList(given, family), suffixes);
        return parts.assemble(original);
    }

    /** The words of a name by part, before their case is restored. */
    private record Parts(List<String> family, List<String> given, List<String> middle, List<String> suffixes) {

        PersonName assemble(String original) {
            var allSuffixes = new ArrayList<>(suffixes);
            var familyNames = named(family);
            takeSuffix(familyNames, 1, allSuffixes);
            var givenNames = named(given);
            var middleNames = named(middle);
            while (Suffixes.endsWithSuffix(middleNames, 1)) {
                allSuffixes.add(middleNames.removeLast());
            }
            if (familyNames.isEmpty()) {
                // One name only: it stands where a list sorts it.
                var only = givenNames.isEmpty() ? middleNames : givenNames;
                familyNames.addAll(only);
                only.clear();
            }
            if (familyNames.isEmpty()) {
                throw new UnreadableNameException("no name in the text");
            }
            return new PersonName(
                    DisplayCase.family(familyNames),
                    DisplayCase.given(givenNames),
                    middleNames.isEmpty() ? null : DisplayCase.middle(middleNames),
                    allSuffixes.isEmpty() ? null : written(allSuffixes),
                    original);
        }

        static @Nullable String written(List<String> suffixes) {
            return suffixes.stream()
                    .map(Suffixes::written)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> DisplayCase.given(suffixes));
        }

        private static ArrayList<String> named(List<String> words) {
            return words.stream()
                    .filter(word -> !PLACEHOLDERS.contains(word.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private static void takeSuffix(List<String> words, int least, List<String> suffixes) {
        while (words.size() > 1 && Suffixes.endsWithSuffix(words, least)) {
            suffixes.add(words.removeLast());
        }
    }

    /** {@code SMITH, V} is more often an initial than a suffix without a given name. */
    private static boolean isSuffix(List<String> segment, int segments) {
        return segment.size() == 1
                && Suffixes.written(segment.getFirst()) != null
                && (segments > 2 || !Suffixes.isAmbiguous(segment.getFirst()));
    }

    private static List<String> field(@Nullable String text) {
        if (text == null || text.strip().equalsIgnoreCase("NONE")) {
            return new ArrayList<>();
        }
        return NameText.words(NameText.uniform(text));
    }

    private static List<List<String>> segments(String text) {
        return Arrays.stream(NameText.uniform(text).split(",", -1))
                .map(NameText::words)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
