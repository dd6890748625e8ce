package org.whereabouts.normalizer.name;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameParserPropertyTest {

    @Test
    void theListFormKeepsEveryPart() {
        qt().forAll(Names.names()).check(name -> NameParser.parse(listed(name)).sameParts(name));
    }

    @Test
    void theListFormInCapitalsKeepsEveryPart() {
        qt().forAll(Names.names())
                .check(name ->
                        NameParser.parse(listed(name).toUpperCase(Locale.ROOT)).sameParts(name));
    }

    @Test
    void theDisplayFormKeepsEveryWord() {
        qt().forAll(Names.names())
                .check(name -> NameParser.parse(name.display()).display().equals(name.display()));
    }

    @Test
    void theDisplayFormKeepsEveryPartOfANameWithOneSurname() {
        qt().forAll(Names.names())
                .assuming(name -> !name.family().equals("Garcia Lopez"))
                .check(name -> NameParser.parse(name.display()).sameParts(name));
    }

    @Test
    void anyTextIsANameOrRefused() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 60)).check(text -> {
            try {
                PersonName name = NameParser.parse(text);
                return !name.family().isBlank() && name.original().equals(text) && isTrimmed(name);
            } catch (UnreadableNameException e) {
                return true;
            }
        });
    }

    @Test
    void anyFieldsAreANameOrRefused() {
        var field = strings().betweenCodePoints(' ', 'z').ofLengthBetween(0, 12);
        qt().forAll(field, field, field, field).check((family, given, middle, suffix) -> {
            try {
                return isTrimmed(NameParser.ofParts(family, given, middle, suffix));
            } catch (UnreadableNameException e) {
                return (family + given).chars().noneMatch(Character::isLetter) || isPlaceholder(family + given);
            }
        });
    }

    private static boolean isPlaceholder(String text) {
        return text.contains("\"")
                || text.contains("(")
                || text.contains("[")
                || text.toUpperCase(Locale.ROOT).matches(".*(NMN|NMI|NFN|FNU|LNU|MNU|NONE).*");
    }

    private static boolean isTrimmed(PersonName name) {
        return Stream.of(name.family(), name.given(), name.middle(), name.suffix())
                .filter(Objects::nonNull)
                .allMatch(part -> part.equals(part.strip()) && !part.contains("  "));
    }

    private static String listed(PersonName name) {
        return name.family() + ", "
                + Stream.of(name.given(), name.middle(), name.suffix())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" "));
    }
}
