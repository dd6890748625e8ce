package org.whereabouts.sandbox.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The states that a JavaServer Faces site keeps on its side: of each session the {@value #VIEWS} that were used last, as the
 * reference implementation does. Every page that is sent is a state of its own.
 */
final class JsfViews<V> {
    static final int VIEWS = 15;
    private static final int SESSIONS = 1_000;

    private final SessionTokens tokens;
    private final Map<String, Map<String, V>> sessions = used(SESSIONS);
    private int given;

    JsfViews(SessionTokens tokens) {
        this.tokens = tokens;
    }

    synchronized String begin() {
        String session = tokens.issue();
        sessions.put(session, used(VIEWS));
        return session;
    }

    /** What is behind a state of the session; empty for one that was never there or is forgotten. */
    synchronized Optional<V> restore(String session, String state) {
        return Optional.ofNullable(sessions.get(session))
                .filter(_ -> tokens.isValid(session))
                .map(views -> views.get(state));
    }

    /** Keeps what is behind a page, and names the state for it. */
    synchronized String save(String session, V view) {
        given++;
        String state = "j_id" + given + ":j_id" + given;
        sessions.computeIfAbsent(session, _ -> used(VIEWS)).put(state, view);
        return state;
    }

    private static <T> Map<String, T> used(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        };
    }
}
