package org.whereabouts.app.key;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whereabouts.searchapi.access.Scope;

/**
 * A key as operators see it.
 *
 * @param id what it is called in lists and logs, for example {@code k_7q2mzr5c}
 * @param name whose it is, in the words of who made it
 * @param scopes what it allows
 * @param createdAt when it was made
 * @param lastUsedAt when it was last used, to the hour; null if never
 * @param revokedAt since when it is refused; null while it is good
 */
public record ApiKey(
        String id,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /** Whether it is still accepted. */
    public boolean good() {
        return revokedAt == null;
    }
}
