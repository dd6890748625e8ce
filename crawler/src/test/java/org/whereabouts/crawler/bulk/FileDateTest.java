package org.whereabouts.crawler.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.sources.ShippedSources;

/** As of when a file says what it says: of all that is known, the earliest. */
class FileDateTest {

    private static final Instant FETCHED = Instant.parse("2026-11-24T08:00:00Z");

    private static Source source(String id) {
        return ShippedSources.load().get(new SourceId(id));
    }

    @ParameterizedTest
    @CsvSource({
        "'Mon, 23 Nov 2026 03:00:00 GMT', 2026-11-23T03:00:00Z",
        // A clock that goes wrong, one that was never set, and what is no date.
        "'Wed, 25 Nov 2026 03:00:00 GMT', 2026-11-24T08:00:00Z",
        "'Thu, 01 Jan 1970 00:00:00 GMT', 2026-11-24T08:00:00Z",
        "yesterday, 2026-11-24T08:00:00Z"
    })
    void theSiteSaysWhenTheFileWasChangedLast(String lastModified, Instant asOf) {
        Optional<Instant> modified = new Validators(Optional.empty(), Optional.of(lastModified)).modifiedAt(FETCHED);

        assertThat(source("us-nc-dac").asOf(PageRequest.get(BulkFile.KIND, "/INMT4AA1.zip"), FETCHED, modified))
                .isEqualTo(asOf);
    }

    @Test
    void aPageOfTheSameSourceIsOfWhenItWasFetched() {
        Optional<Instant> modified = Optional.of(Instant.parse("2026-11-01T00:00:00Z"));

        assertThat(source("us-nc-dac").asOf(PageRequest.get("offender", "/"), FETCHED, modified))
                .isEqualTo(FETCHED);
        assertThat(source("us-tx-tdcj").asOf(PageRequest.get("list", "/"), FETCHED, modified))
                .isEqualTo(FETCHED);
    }

    @ParameterizedTest
    @CsvSource({
        // Midnight at the end of the month in Chicago.
        "October-2026, 2026-11-01T05:00:00Z",
        "November-2026, 2026-11-01T05:00:00Z",
        "December-2026, 2026-11-24T08:00:00Z",
        "Sometime-2026, 2026-11-24T08:00:00Z"
    })
    void aSheetOfIllinoisIsOfTheMonthThatItIsNamedFor(String month, Instant asOf) {
        String path = "/content/dam/soi/en/web/idoc/prison-pop/" + month + "-Prison.xls";

        assertThat(source("us-il-idoc").asOf(PageRequest.get(BulkFile.KIND, path), FETCHED, Optional.empty()))
                .isEqualTo(asOf);
    }
}
