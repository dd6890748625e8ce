package org.whereabouts.indexer.match;

import static org.whereabouts.indexer.match.Agreement.AGREES;
import static org.whereabouts.indexer.match.Agreement.DISAGREES;
import static org.whereabouts.indexer.match.Agreement.NOT_COMPARED;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whereabouts.indexer.registry.NumberKey;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.custody.CustodyRecord;

/**
 * Scores a record against a question by adding up evidence in bits, after Fellegi and Sunter (A Theory for Record Linkage,
 * 1969). A feature's bits say how much oftener it agrees (or disagrees) for the person meant than for a stranger. They are
 * estimates from what the features are: about 2^20 numbers in use, 2^14 birth days, 2^6 birth years, 50 states.
 */
public final class MatchScorer {

    /** Against anybody at all being the one meant, among some hundred thousand people with a similar name or number. */
    private static final double PRIOR = -18;

    private static final double NAME_WORST = -12;
    private static final double NAME_BEST = 16;

    private static final Bits NUMBER = new Bits(20, -8);
    private static final Bits BIRTH_DATE = new Bits(14, -7);
    private static final Bits BIRTH_YEAR = new Bits(6, -5);
    private static final Bits STATE = new Bits(4, -4);

    /** People are moved, so another facility says little. */
    private static final Bits FACILITY = new Bits(6, -2);

    private MatchScorer() {}

    /** What a feature adds when it agrees and when it does not. */
    private record Bits(double agreeing, double disagreeing) {

        double of(Agreement agreement) {
            return switch (agreement) {
                case AGREES -> agreeing;
                case DISAGREES -> disagreeing;
                case NOT_COMPARED -> 0;
            };
        }
    }

    /**
     * Scores one record.
     *
     * @param states where the record places its person, see {@link CustodyStates}
     */
    public static Match score(MatchQuery asked, CustodyRecord held, Set<String> states) {
        NameFit name = NameFit.of(asked.name(), held);
        Agreement number = number(asked.number(), held);
        Agreement birth = birth(asked, held.birth());
        Agreement state = asked.state() == null || states.isEmpty()
                ? NOT_COMPARED
                : agreement(states.stream().anyMatch(asked.state()::equalsIgnoreCase));
        Agreement facility = facility(asked.facilityId(), held);
        boolean byDay = asked.birthDate() != null && held.birth() instanceof Birth.FullDate;
        double bits = PRIOR
                + NAME_WORST
                + (NAME_BEST - NAME_WORST) * name.score()
                + NUMBER.of(number)
                + (byDay ? BIRTH_DATE : BIRTH_YEAR).of(birth)
                + STATE.of(state)
                + FACILITY.of(facility);
        return new Match(1 / (1 + Math.pow(2, -bits)), name.name(), name.alias(), number, birth, state, facility);
    }

    private static Agreement number(@Nullable String asked, CustodyRecord held) {
        if (asked == null) {
            return NOT_COMPARED;
        }
        Optional<String> meant = NumberKey.meant(asked);
        return meant.isEmpty()
                ? NOT_COMPARED
                : agreement(meant.equals(NumberKey.of(held.number()))
                        || (held.secondNumber() != null && meant.equals(NumberKey.of(held.secondNumber()))));
    }

    private static Agreement birth(MatchQuery asked, @Nullable Birth held) {
        if (held == null || (asked.birthDate() == null && asked.birthYear() == null)) {
            return NOT_COMPARED;
        }
        return agreement((asked.birthDate() == null || held.agreesWithDate(asked.birthDate()))
                && (asked.birthYear() == null || held.agreesWithYear(asked.birthYear())));
    }

    private static Agreement facility(@Nullable String asked, CustodyRecord held) {
        if (asked == null || held.facility() == null || held.facility().facilityId() == null) {
            return NOT_COMPARED;
        }
        return agreement(asked.equals(held.facility().facilityId()));
    }

    private static Agreement agreement(boolean agrees) {
        return agrees ? AGREES : DISAGREES;
    }
}
