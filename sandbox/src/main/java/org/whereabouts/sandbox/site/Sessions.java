package org.whereabouts.sandbox.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a site remembers of its sessions, each named by a token in a cookie; the oldest of many are forgotten. */
final class Sessions<S> {
    private static final int REMEMBERED = 5_000;

    private final SessionTokens tokens;
    private final Map<String, S> states = new LinkedHashMap<>();

    Sessions(SessionTokens tokens) {
        this.tokens = tokens;
    }

    /** Begins a session in that state, and names it. */
    synchronized String begin(S state) {
        String token = tokens.issue();
        put(token, state);
        return token;
    }

    /** Changes the state of a session. */
    synchronized void put(String token, S state) {
        states.put(token, state);
        if (states.size() > REMEMBERED) {
            states.remove(states.keySet().iterator().next());
        }
    }

    /** The state of a session that has not ended; empty for any other name. */
    synchronized Optional<S> state(String token) {
        return tokens.isValid(token) ? Optional.ofNullable(states.get(token)) : Optional.empty();
    }
}
