package org.whereabouts.sandbox.site;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whereabouts.sandbox.population.PersonName;

/** How sites spell: plain capitals without diacritics, and markup. */
final class Spelling {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Spelling() {}

    /** Capitals without diacritics: {@code MUNOZ} for {@code Muñoz}; apostrophes, hyphens and all blanks stay. */
    static String folded(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
    }

    /** {@code LAST,FIRST MIDDLE SUFFIX}, as TDCJ writes it. */
    static String lastFirst(PersonName name) {
        return folded(name.family()) + ","
                + Stream.of(name.given(), name.middle(), name.suffix())
                        .filter(part -> !part.isEmpty())
                        .map(Spelling::folded)
                        .collect(Collectors.joining(" "));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
