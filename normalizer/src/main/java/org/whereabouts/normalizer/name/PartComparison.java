package org.whereabouts.normalizer.name;

import static org.whereabouts.normalizer.name.Evidence.Kind.DIFFERENT;
import static org.whereabouts.normalizer.name.Evidence.Kind.FOLDED;
import static org.whereabouts.normalizer.name.Evidence.Kind.INITIAL;
import static org.whereabouts.normalizer.name.Evidence.Kind.LAST_SURNAME;
import static org.whereabouts.normalizer.name.Evidence.Kind.LOOSE_NICKNAME;
import static org.whereabouts.normalizer.name.Evidence.Kind.MIDDLE_CONFLICT;
import static org.whereabouts.normalizer.name.Evidence.Kind.MISSING;
import static org.whereabouts.normalizer.name.Evidence.Kind.MISSING_MIDDLE;
import static org.whereabouts.normalizer.name.Evidence.Kind.NICKNAME;
import static org.whereabouts.normalizer.name.Evidence.Kind.ONE_SURNAME;
import static org.whereabouts.normalizer.name.Evidence.Kind.PARTICLE;

import java.util.List;

/** Compares names part by part; words are folded. Every comparison is symmetric. */
final class PartComparison {

    private PartComparison() {}

    static PartMatch family(List<String> one, List<String> other) {
        String joinedOne = String.join("", one);
        String joinedOther = String.join("", other);
        if (joinedOne.equals(joinedOther)) {
            return new PartMatch(FOLDED, 1);
        }
        List<String> shorter = one.size() <= other.size() ? one : other;
        List<String> longer = one.size() <= other.size() ? other : one;
        List<String> core = withoutParticles(shorter);
        if (!core.isEmpty() && core.equals(withoutParticles(longer))) {
            return new PartMatch(PARTICLE, 0.93);
        }
        if (!core.isEmpty() && shorter.size() < longer.size()) {
            List<String> rest = longer.subList(shorter.size(), longer.size());
            if (longer.subList(0, shorter.size()).equals(shorter)
                    && !withoutParticles(rest).isEmpty()) {
                return new PartMatch(ONE_SURNAME, 0.85);
            }
            List<String> end = longer.subList(longer.size() - shorter.size(), longer.size());
            if (end.equals(shorter)) {
                return new PartMatch(LAST_SURNAME, 0.75);
            }
        }
        return WordSimilarity.of(joinedOne, joinedOther);
    }

    static PartMatch given(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() && other.isEmpty() ? new PartMatch(FOLDED, 1) : new PartMatch(MISSING, 0.5);
        }
        String joinedOne = String.join("", one);
        String joinedOther = String.join("", other);
        if (joinedOne.equals(joinedOther)) {
            return joinedOne.length() == 1 ? new PartMatch(INITIAL, 0.8) : new PartMatch(FOLDED, 1);
        }
        if (isInitialOf(joinedOne, joinedOther)) {
            return new PartMatch(INITIAL, 0.6);
        }
        if (Nicknames.shipped().agree(joinedOne, joinedOther)) {
            return new PartMatch(NICKNAME, 0.92);
        }
        PartMatch spelling = WordSimilarity.of(joinedOne, joinedOther);
        if (spelling.score() < 0.8 && Nicknames.shipped().related(joinedOne, joinedOther)) {
            return new PartMatch(LOOSE_NICKNAME, 0.8);
        }
        return spelling;
    }

    /**
     * Middle names agree as far as both go: {@code Ann Marie}, {@code Ann} and {@code A M} do not contradict each
     * other.
     */
    static PartMatch middle(List<String> one, List<String> other) {
        if (one.isEmpty() && other.isEmpty()) {
            return new PartMatch(FOLDED, 1);
        }
        if (one.isEmpty() || other.isEmpty()) {
            return new PartMatch(MISSING_MIDDLE, 0.85);
        }
        if (String.join("", one).equals(String.join("", other))) {
            return new PartMatch(FOLDED, 1);
        }
        boolean initial = false;
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            String word = one.get(i);
            String counterpart = other.get(i);
            if (isInitialOf(word, counterpart)) {
                initial = true;
            } else if (!word.equals(counterpart)) {
                PartMatch spelling = WordSimilarity.of(word, counterpart);
                return new PartMatch(MIDDLE_CONFLICT, spelling.kind() == DIFFERENT ? 0 : spelling.score() / 2);
            }
        }
        return initial ? new PartMatch(INITIAL, 0.95) : new PartMatch(FOLDED, 0.97);
    }

    private static boolean isInitialOf(String one, String other) {
        return (one.length() == 1 || other.length() == 1) && one.charAt(0) == other.charAt(0);
    }

    private static List<String> withoutParticles(List<String> words) {
        return words.stream().filter(word -> !Particles.isParticle(word)).toList();
    }
}
