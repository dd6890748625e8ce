package org.whereabouts.normalizer.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.whereabouts.normalizer.folding.Folding;

/**
 * The one analysis of names, for the index and for queries. A query's keys are wider in two points, because nobody says
 * which of the words somebody typed is what: every run of neighbouring words is joined, and every word may be a
 * nickname.
 */
public final class NameAnalysis {

    private NameAnalysis() {}

    /** The keys a held name is indexed by. */
    public static NameKeys of(PersonName name) {
        var joined = new TreeSet<String>();
        List<String> given = givenWords(name);
        List<String> family = familyWords(name);
        addRuns(given, joined);
        addRuns(family, joined);
        var words = new ArrayList<>(given);
        words.addAll(family);
        return keys(words, given, joined);
    }

    /** The keys a name is asked for by; a superset of {@link #of} for the same name. */
    public static NameKeys ofQuery(PersonName name) {
        var words = new ArrayList<>(givenWords(name));
        words.addAll(familyWords(name));
        var joined = new TreeSet<String>();
        addRuns(words, joined);
        return keys(words, words, joined);
    }

    static List<String> words(String part) {
        return Folding.words(part);
    }

    /** Folded words of given and middle name, in order. */
    static List<String> givenWords(PersonName name) {
        return Folding.words(name.middle() == null ? name.given() : name.given() + " " + name.middle());
    }

    /** Folded words of the family name, in order. */
    static List<String> familyWords(PersonName name) {
        return Folding.words(name.family());
    }

    private static NameKeys keys(List<String> words, List<String> perhapsGiven, SortedSet<String> joined) {
        var tokens = new TreeSet<>(words);
        var spelling = new TreeSet<String>();
        var phonetic = new TreeSet<String>();
        for (String token : tokens) {
            SpellingKeys.emit(token, spelling::add);
            if (token.length() > 1) {
                phonetic.addAll(Phonetics.codes(token));
            }
        }
        var nicknames = new TreeSet<String>();
        for (String token : perhapsGiven) {
            if (token.length() > 1) {
                nicknames.add(token);
                nicknames.addAll(Nicknames.shipped().namesOf(token));
            }
        }
        return new NameKeys(tokens, spelling, phonetic, nicknames, joined);
    }

    /** Every run of neighbouring words, from one word to all of them, written as one. */
    private static void addRuns(List<String> words, Set<String> joined) {
        for (int from = 0; from < words.size(); from++) {
            var run = new StringBuilder();
            for (int to = from; to < words.size(); to++) {
                run.append(words.get(to));
                if (run.length() > 1) {
                    joined.add(run.toString());
                }
            }
        }
    }
}
