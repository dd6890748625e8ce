package org.whereabouts.searchapi.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key allows. Each is the authority {@code SCOPE_<name>} of the caller's authentication. */
public enum Scope {
    /** Search with all that is held of a person. */
    SEARCH,
    /** Resolve a recipient to an address. */
    RESOLVE,
    /** Operate sources and runs. */
    OPERATE,
    /** Read the metrics: for the server that collects them, which needs nothing else. */
    METRICS;

    private static final String PREFIX = "SCOPE_";

    /** The scope's name as people write it, for example {@code search}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The authority that a caller with this scope has, for example {@code SCOPE_search}. */
    public String authority() {
        return PREFIX + word();
    }

    /** The scope of an authority; empty for authorities that are none of ours. */
    public static Optional<Scope> ofAuthority(String authority) {
        return Arrays.stream(values())
                .filter(scope -> scope.authority().equals(authority))
                .findFirst();
    }
}
