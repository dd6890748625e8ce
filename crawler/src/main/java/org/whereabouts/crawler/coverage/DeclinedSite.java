package org.whereabouts.crawler.coverage;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * A locator that is never asked, because it does not want programs to ask it.
 *
 * @param id how it is called; never the id of a source
 * @param agency whose locator it is
 * @param level who runs it
 * @param state two-letter code of the state; null for one of the whole country
 * @param obstacle what stands in the way
 * @param reason that in a sentence
 * @param alternative the lawful way to the same answer
 * @param evidence who saw it, and when
 */
public record DeclinedSite(
        SourceId id,
        String agency,
        SourceProfile.Level level,
        @Nullable String state,
        Obstacle obstacle,
        String reason,
        String alternative,
        Evidence evidence) {

    /** What stands between a program and a site. It is never worked around. */
    public enum Obstacle {
        /** A test that only humans shall pass. */
        CAPTCHA,
        /** A guard that turns programs away. */
        WALL,
        /** The site's purpose or its terms. */
        TERMS
    }

    /** Where the facts come from, and of when they are. */
    public record Evidence(String source, LocalDate date) {}

    /** The state's two-letter code; empty for one of the whole country. */
    public Optional<String> stateCode() {
        return Optional.ofNullable(state);
    }
}
