package org.whereabouts.crawler.page;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageOutcome;

/**
 * Recognises what stands in place of a page: refusals, captchas, login walls, maintenance, requests to slow down.
 *
 * <p>It is asked only about pages that their source did not understand, and recognises only pages that have no content of
 * their own: little text, no table of data. So a result page with a captcha in its search form and a renamed column stays a
 * changed layout: the people are there, and it is our reading that fails. The same form without results is a captcha: the
 * form is all that the site gave us. Which words and structures tell is a table, {@code page-signatures.yml}.
 */
public final class PageClassifier {

    /** Larger than any page of this kind that is known. */
    private static final int MAX_BYTES = 1024 * 1024;

    private PageClassifier() {}

    /**
     * What stands there: {@link PageOutcome.Blocked}, {@link PageOutcome.Maintenance} or {@link PageOutcome.RateLimited},
     * with the name of the signature as evidence; empty for anything else. Never throws, whatever the bytes.
     *
     * @param contentType the {@code Content-Type} header, null without one
     */
    public static Optional<PageOutcome> classify(@Nullable String contentType, PageBody body) {
        if (body.length() > MAX_BYTES) {
            return Optional.empty();
        }
        return PageFacts.of(PageText.lenient(contentType, body))
                .flatMap(facts -> PageSignatures.ALL.stream()
                        .filter(signature -> signature.fits(facts))
                        .findFirst()
                        .map(PageSignature::reading));
    }
}
