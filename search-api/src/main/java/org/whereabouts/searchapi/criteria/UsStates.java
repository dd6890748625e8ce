package org.whereabouts.searchapi.criteria;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two-letter codes of the states, the District of Columbia and the territories (USPS Publication 28, appendix B). */
final class UsStates {

    private static final List<String> CODES = List.of(
            "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY",
            "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH",
            "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "AS", "GU", "MP",
            "PR", "VI");

    private UsStates() {}

    /** The code in capitals; empty when it is none. */
    static Optional<String> code(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        return CODES.contains(code) ? Optional.of(code) : Optional.empty();
    }

    /** All codes, for people to read. */
    static String list() {
        return String.join(", ", CODES);
    }
}
