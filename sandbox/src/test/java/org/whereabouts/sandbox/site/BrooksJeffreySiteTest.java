package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.sandbox.population.Agency;

class BrooksJeffreySiteTest {
    private final JailSites jail = JailSites.of(Agency.AUTAUGA);

    @AfterEach
    void close() {
        jail.close();
    }

    @Test
    void theArrowsLeadToEverybody() {
        Set<String> numbers = new HashSet<>();
        String path = "/roster.php";
        int pages = 0;
        while (path != null) {
            Document page = page(path);
            assertThat(page.select(".ptitles").eachText()).startsWith("Inmate Roster (65)");
            numbers.addAll(page.select("td:contains(Booking #:) + td").eachText());
            Element next = page.selectFirst("a:containsOwn(>>)[href]");
            path = next == null ? null : "/" + next.attr("href");
            pages++;
        }
        assertThat(pages).isEqualTo(4);
        assertThat(numbers).isEqualTo(jail.numbers());
    }

    @Test
    void thePageOfAPersonHasTheirNumber() {
        String number = jail.numbers().iterator().next();

        assertThat(page("/roster_view.php?booking_num=" + number)
                        .select("td.text2")
                        .eachText())
                .contains(number);
        assertThat(page("/roster_view.php?booking_num=0").select(".ptitles")).isEmpty();
    }

    private Document page(String path) {
        return jail.visitor().html(jail.visitor().get(path));
    }
}
