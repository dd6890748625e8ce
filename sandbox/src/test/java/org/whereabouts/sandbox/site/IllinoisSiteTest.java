package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Sheet;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;

class IllinoisSiteTest {
    private static final String ID = "us-il-idoc";
    private static final String SEARCH = "/subsections/search/";

    private final SandboxSites sites = SandboxSites.start(
            Population.generate(PopulationSpec.only(Agency.ILLINOIS, 42, 300, Sandbox.EPOCH)),
            new MovableClock(Instant.parse("2026-11-01T12:00:00Z")),
            SiteOptions.defaults());
    private final Visitor visitor = new Visitor(sites.baseUrl(ID));

    @AfterEach
    void close() {
        visitor.close();
        sites.close();
    }

    @Test
    void theNewestSheetIsLinkedAmongOlderOnes() {
        Document page = visitor.html(visitor.get("/reportsandstatistics/prison-population-data-sets.html"));

        assertThat(page.select("a").eachAttr("href"))
                .hasSize(3)
                .element(1)
                .asString()
                .endsWith("/prison-pop/November-2026-Prison.xls");
    }

    @Test
    void theSheetHasEverybodyBetweenHeadsAndNotes() throws IOException, InterruptedException {
        Person first = sites.people(ID).getFirst();
        try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(sheet()))) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(5).getCell(0).getStringCellValue()).isEqualTo("IDOC #");
            assertThat(IntStream.range(6, 6 + sites.people(ID).size())
                            .mapToObj(row -> sheet.getRow(row).getCell(0).getStringCellValue()))
                    .containsExactlyInAnyOrderElementsOf(sites.people(ID).stream()
                            .map(person -> person.custody().number())
                            .toList());
            assertThat(IntStream.range(6, 6 + sites.people(ID).size())
                            .mapToObj(sheet::getRow)
                            .filter(row -> row.getCell(0)
                                    .getStringCellValue()
                                    .equals(first.custody().number()))
                            .map(row -> DateUtil.getLocalDateTime(row.getCell(2).getNumericCellValue())
                                    .toLocalDate()))
                    .containsExactly(first.birthDate());
            assertThat(sheet.getRow(6 + sites.people(ID).size())).isNull();
            assertThat(sheet.getRow(sheet.getLastRowNum()).getLastCellNum()).isEqualTo((short) 1);
        }
    }

    @Test
    void anOptionLeadsToThePageAboutThePerson() {
        Person person = sites.people(ID).getFirst();
        Document list = visitor.html(visitor.postForm(
                SEARCH + "ISListInmates2.asp",
                Map.of("selectlist1", "Last", "idoc", person.family() + ", " + person.given(), "submit", "Find")));
        String option = list.select("option").eachText().stream()
                .filter(text -> text.startsWith(person.custody().number()))
                .findFirst()
                .orElseThrow();

        assertThat(option).matches("[A-Z]\\d{5} \\| \\d\\d-\\d\\d-\\d{4} \\| \\S.*, \\S.*");
        assertThat(visitor.postForm(SEARCH + "ISinms2.asp", Map.of("idoc", option))
                        .body())
                .contains("Parent Institution", person.custody().facility().name());
    }

    @Test
    void nobodyIsSaidInWords() {
        assertThat(visitor.postForm(SEARCH + "ISinms2.asp", Map.of("selectlist1", "IDOC", "idoc", "A00000"))
                        .body())
                .contains("Inmate NOT found");
    }

    private byte[] sheet() throws IOException, InterruptedException {
        URI newest = URI.create(
                sites.baseUrl(ID)
                        + "/content/dam/soi/en/web/idoc/reportsandstatistics/documents/popdatasets/prison-pop/November-2026-Prison.xls");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(newest).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        }
    }
}
