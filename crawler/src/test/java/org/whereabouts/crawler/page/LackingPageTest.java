package org.whereabouts.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;

/** What is said of a page that is not understood goes into logs, and people's data does not. */
class LackingPageTest {

    private static final String PAGE =
            "<html><head><title>SAMPLETON, ALVIN</title></head><body><b>Number:</b> 1<br><b>SAMPLETON, ALVIN</b> was here</body></html>";

    @Test
    void labelsThatNobodyExpectsAreCountedAndNotNamed() {
        Labelled labels = Labelled.flowing(Jsoup.parse(PAGE), "b");

        assertThat(labels.missing(List.of("Number", "Status")))
                .contains(new LayoutChanged("label \"Status\"", "2 labels, of those expected [Number]"));
    }

    @Test
    void theTitleOfAPageAboutAPersonIsNotNamed() {
        assertThat(Objects.toString(HtmlPage.of(PAGE, html -> html.personLacks(".panel"))))
                .contains(".panel")
                .doesNotContain("SAMPLETON");
    }
}
