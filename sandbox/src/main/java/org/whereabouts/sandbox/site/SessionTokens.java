package org.whereabouts.sandbox.site;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Session tokens that a site hands out and forgets after a while, or when too many others have been handed out. */
final class SessionTokens {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz012345";
    private static final int LENGTH = 24;
    private static final int REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Duration life;
    private final RandomGenerator random;
    private final Map<String, Instant> issued = new LinkedHashMap<>();

    SessionTokens(InstantSource clock, Duration life, RandomGenerator random) {
        this.clock = clock;
        this.life = life;
        this.random = random;
    }

    synchronized String issue() {
        StringBuilder token = new StringBuilder();
        while (token.length() < LENGTH) {
            token.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        issued.put(token.toString(), clock.instant());
        if (issued.size() > REMEMBERED) {
            issued.remove(issued.keySet().iterator().next());
        }
        return token.toString();
    }

    synchronized boolean isValid(String token) {
        Instant since = issued.get(token);
        return since != null && clock.instant().isBefore(since.plus(life));
    }
}
