package org.whereabouts.app.key;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.whereabouts.searchapi.access.Scope;

/** Scopes as they are written on the command line and in the database: for example {@code search}. */
public final class ScopeWords {

    private ScopeWords() {}

    /** The scope of this word; empty for any other. */
    public static Optional<Scope> read(String word) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    /** Every word there is, for messages. */
    public static String all() {
        return Arrays.stream(Scope.values()).map(Scope::word).collect(Collectors.joining(", "));
    }
}
