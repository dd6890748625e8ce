package org.whereabouts.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.whereabouts.crawler.fetch.FetchResult.Answered;
import org.whereabouts.crawler.fetch.FetchResult.Failed;
import org.whereabouts.crawler.source.PageRequest;

/** Fetchers as tests need them, and what came of them. */
final class Fetching {

    static final Duration LONG = Duration.ofSeconds(20);
    static final FetchLimits LIMITS = new FetchLimits(100_000, Duration.ofSeconds(10), LONG);

    private Fetching() {}

    static Fetcher fetcher() {
        return fetcher(AddressRule.LOOPBACK_ONLY, InetAddress::getAllByName);
    }

    static Fetcher fetcher(AddressRule rule, NameLookup names) {
        return new Fetcher(rule, LIMITS, "Whereabouts/test", InstantSource.system(), names, null);
    }

    static FetchResult get(Fetcher fetcher, URI url) throws InterruptedException {
        return get(fetcher, url, LONG);
    }

    static FetchResult get(Fetcher fetcher, URI url, Duration within) throws InterruptedException {
        return fetcher.fetch(url, PageRequest.get("page", url.getRawPath()), new Cookies(), Validators.NONE, within);
    }

    static Failed failed(FetchResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        return (Failed) result;
    }

    static Answer answer(FetchResult result) {
        assertThat(result).isInstanceOf(Answered.class);
        return ((Answered) result).answer();
    }
}
