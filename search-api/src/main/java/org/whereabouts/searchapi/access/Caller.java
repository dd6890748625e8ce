package org.whereabouts.searchapi.access;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Whoever asks.
 *
 * @param scopes what their key allows; empty for a caller without a key
 */
public record Caller(Set<Scope> scopes) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** The caller of a request; null stands for one without a key. */
    public static Caller of(@Nullable Authentication authentication) {
        if (authentication == null || !authentication.isAuthenticated()) {
            return new Caller(Set.of());
        }
        return new Caller(authentication.getAuthorities().stream()
                .map(authority -> authority.getAuthority())
                .filter(Objects::nonNull)
                .flatMap(authority -> Scope.ofAuthority(authority).stream())
                .collect(Collectors.toSet()));
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
