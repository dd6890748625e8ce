package org.whereabouts.sandbox.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whereabouts.sandbox.population.Agency;

class NorthCarolinaSiteTest {

    private static final String SEARCH = "/opi/offendersearch.do?method=list";

    private Sandbox sandbox;
    private Visitor visitor;

    @BeforeEach
    void open() {
        sandbox = Sandbox.of(Agency.NORTH_CAROLINA, 300, SiteOptions.defaults());
        visitor = sandbox.visitor("us-nc-dac");
    }

    @AfterEach
    void close() {
        visitor.close();
        sandbox.close();
    }

    private Map<String, byte[]> files() throws IOException, InterruptedException {
        URI url = URI.create(sandbox.sites().baseUrl("us-nc-dac") + "/offenders/INMT4AA1.zip");
        try (HttpClient http = HttpClient.newHttpClient()) {
            byte[] zip = http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            Map<String, byte[]> files = new HashMap<>();
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
                for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return files;
        }
    }

    private List<String> rows() throws IOException, InterruptedException {
        return new String(files().get("INMT4AA1.dat"), StandardCharsets.ISO_8859_1)
                .lines()
                .toList();
    }

    @Test
    void theFileHasEverybodyAndSaysWhoIsOut() throws Exception {
        assertThat(files()).containsOnlyKeys("INMT4AA1.des", "INMT4AA1.dat");
        assertThat(rows()).allMatch(row -> row.length() == 1026);
        List<String> active = rows().stream()
                .filter(row -> row.substring(146, 176).strip().equals("ACTIVE"))
                .map(row -> row.substring(0, 7))
                .toList();
        assertThat(active).containsExactlyInAnyOrderElementsOf(sandbox.sites().listedNumbers("us-nc-dac"));
        assertThat(rows())
                .filteredOn(row -> row.substring(146, 176).strip().equals("INACTIVE"))
                .isNotEmpty()
                .allMatch(row -> row.substring(481, 511).strip().equals("UNKNOWN"));
    }

    @Test
    void theSearchLeadsToAPageOfEachPerson() throws Exception {
        String out = rows().stream()
                .filter(row -> row.contains("INACTIVE"))
                .findFirst()
                .orElseThrow()
                .substring(0, 7);

        assertThat(visitor.postForm(SEARCH, Map.of("searchOffenderId", out, "activeFilter", "1"))
                        .body())
                .contains("No offenders found.");
        String list = visitor.postForm(SEARCH, Map.of("searchOffenderId", out, "activeFilter", "2"))
                .body();
        assertThat(list)
                .contains("viewoffender.do?method=view&amp;offenderID=" + out)
                .doesNotContain("INACTIVE");
        assertThat(visitor.get("/opi/viewoffender.do?method=view&offenderID=" + out)
                        .body())
                .contains("Inmate Status:</td><td>INACTIVE");
        assertThat(visitor.postForm(SEARCH, Map.of("searchOffenderId", out)).statusCode())
                .isEqualTo(500);
    }
}
