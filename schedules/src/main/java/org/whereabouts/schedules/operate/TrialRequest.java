package org.whereabouts.schedules.operate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.trial.TrialRunner;

/** What is to be tried: a source or a profile, and of one person at most a number or a name. */
@Schema(name = "TrialRequest")
record TrialRequest(
        @Schema(description = "a source that is known", example = "us-pa-doc") @Nullable
        String source,

        @Schema(description = "a source.yml, in place of a source") @Nullable
        String profile,

        @Schema(description = "most requests, 1 to 20; 5 where nothing is said") @Nullable
        Integer limit,

        @Schema(description = "look this person up instead of listing") @Nullable
        String number,

        @Schema(description = "look this person up instead of listing", example = "Doe, Jane") @Nullable
        String name) {

    private static final int USUAL = 5;
    private static final int LONGEST_KEY = 100;

    int most() {
        int most = limit == null ? USUAL : limit;
        if (most < 1 || most > TrialRunner.MOST_REQUESTS) {
            throw new RequestFieldException("limit", "limit must be 1 to " + TrialRunner.MOST_REQUESTS);
        }
        return most;
    }

    Optional<LookupKey> key() {
        if (number != null && name != null) {
            throw new RequestFieldException("name", "send a number or a name, not both");
        }
        if (number != null) {
            return Optional.of(new LookupKey.ByNumber(text("number", number)));
        }
        if (name == null) {
            return Optional.empty();
        }
        String[] parts = text("name", name).split(",", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new RequestFieldException("name", "name is family name, comma, given name, like 'Doe, Jane'");
        }
        return Optional.of(new LookupKey.ByName(parts[0].strip(), parts[1].strip()));
    }

    private static String text(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST_KEY) {
            throw new RequestFieldException(field, field + " has 1 to " + LONGEST_KEY + " characters");
        }
        return value.strip();
    }
}
