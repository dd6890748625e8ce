package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.sandbox.population.Agency;
import tools.jackson.databind.JsonNode;

class ZuercherSiteTest {
    private static final String LOAD = "/api/portal/inmates/load";

    private final JailSites jail = JailSites.of(Agency.DOUGLAS);

    @AfterEach
    void close() {
        jail.close();
    }

    @Test
    void pagesAddUpToEverybodyAndNobodyHasANumber() {
        Set<String> names = new HashSet<>();
        for (int start = 0; start < JailSites.PEOPLE; start += 30) {
            JsonNode page = load(start);
            assertThat(page.path("total_record_count").asInt()).isEqualTo(JailSites.PEOPLE);
            page.path("records").forEach(row -> {
                names.add(row.path("name").asString() + row.path("arrest_date").asString());
                assertThat(row.path("dob").isInt()).isTrue();
                assertThat(row.propertyNames()).doesNotContain("id", "booking_number");
            });
        }
        assertThat(names).hasSize(JailSites.PEOPLE);
    }

    @Test
    void aSearchWithoutAMomentIsRefused() {
        assertThat(jail.visitor()
                        .post(LOAD, "application/json", search(0).replace("2026-11-01T12:00:00Z", "today"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(jail.visitor()
                        .post(LOAD, "application/json", search(0).replace("\"race\":\"all\",", ""))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theKeyOfAPersonIsMadeOfNameAndDayOfArrest() {
        assertThat(jail.sites().listedNumbers(jail.id()))
                .hasSize(JailSites.PEOPLE)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("KEY-[0-9A-F]{12}"))
                .containsAll(jail.sites().canaries(jail.id()));
    }

    private JsonNode load(int start) {
        return jail.visitor().json(jail.visitor().post(LOAD, "application/json", search(start)));
    }

    private static String search(int start) {
        return """
                {"name":"","race":"all","sex":"all","cell_block":"all","held_for_agency":"any",\
                "in_custody":"2026-11-01T12:00:00Z","paging":{"count":30,"start":%d},\
                "sorting":{"sort_by_column_tag":"name","sort_descending":false}}""".formatted(start);
    }
}
