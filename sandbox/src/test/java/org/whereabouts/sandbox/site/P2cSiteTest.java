package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.sandbox.population.Agency;
import tools.jackson.databind.JsonNode;

class P2cSiteTest {
    private static final String GRID = "/jqHandler.ashx?op=s";

    private final JailSites jail = JailSites.of(Agency.BUNCOMBE);

    @AfterEach
    void close() {
        jail.close();
    }

    @Test
    void thePageNamesWhatFillsItsGrid() {
        assertThat(jail.visitor().get("/jailinmates.aspx").body()).contains("url: 'jqHandler.ashx?op=s'");
    }

    @Test
    void pagesAddUpToEverybody() {
        Set<String> numbers = new HashSet<>();
        for (int page = 1; page <= 3; page++) {
            JsonNode answer = grid("ii", page);
            assertThat(answer.path("total").asString()).isEqualTo("3");
            assertThat(answer.path("records").asString()).isEqualTo("65");
            answer.path("rows").forEach(row -> numbers.add(row.path("book_id").asString()));
        }
        assertThat(numbers).isEqualTo(jail.numbers());
    }

    @Test
    void anotherGridHasNobody() {
        assertThat(grid("mw", 1).path("rows")).isEmpty();
    }

    @Test
    void aRequestThatIsNoGridsFails() {
        assertThat(jail.visitor().postForm(GRID, Map.of("t", "ii")).statusCode())
                .isEqualTo(500);
    }

    private JsonNode grid(String table, int page) {
        Map<String, String> form = Map.of(
                "t",
                table,
                "_search",
                "false",
                "rows",
                "30",
                "page",
                Integer.toString(page),
                "sidx",
                "disp_name",
                "sord",
                "asc");
        return jail.visitor().json(jail.visitor().postForm(GRID, form));
    }
}
