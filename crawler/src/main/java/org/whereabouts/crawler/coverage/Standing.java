package org.whereabouts.crawler.coverage;

import java.util.Optional;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.sources.Adapters;

/** How a source stands, in the words in which users are told. */
public final class Standing {

    private Standing() {}

    /** The platform that many sites share and the source is one of; empty for a site that has an adapter of its own. */
    public static Optional<String> family(SourceProfile profile) {
        return Optional.of(profile.adapter())
                .filter(adapter -> Adapters.families().contains(adapter));
    }

    /** Why the source is not swept; empty for one that is enabled. */
    public static Optional<String> whyNotEnabled(SourceProfile profile) {
        if (profile.enabled()) {
            return Optional.empty();
        }
        String terms = profile.terms() == null ? "terms not reviewed" : "";
        String tried = profile.evidence() == null ? "" : "evidence " + profile.evidence() + ", not tried";
        if (terms.isEmpty() && tried.isEmpty()) {
            return Optional.of("not enabled by an operator");
        }
        return Optional.of(tried.isEmpty() || terms.isEmpty() ? tried + terms : tried + "; " + terms);
    }
}
