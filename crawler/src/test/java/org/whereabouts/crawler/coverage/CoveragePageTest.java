package org.whereabouts.crawler.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceProfile;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.source.SourceYamlException;
import org.whereabouts.crawler.sources.ShippedSources;
import org.whereabouts.sandbox.population.Agency;

class CoveragePageTest {

    private static final SandboxProof PROOF = new SandboxProof(
            LocalDate.parse("2026-11-23"),
            200,
            10,
            9,
            Map.of(EntryField.NUMBER, 1.0, EntryField.FAMILY, 1.0, EntryField.GIVEN, 1.0, EntryField.BIRTH_DATE, 0.25));

    private static final List<SourceProfile> SHIPPED =
            ShippedSources.load().all().stream().map(Source::profile).toList();

    private static String page(List<SourceProfile> profiles, Proofs proofs) {
        return CoveragePage.of(profiles, DeclinedSites.load(), proofs);
    }

    private static Proofs proven(String id) {
        return new Proofs(Map.of(new SourceId(id), PROOF), Map.of());
    }

    @Test
    void thePageInTheDocumentationIsWhatWouldBeWritten() throws IOException {
        assertThat(Files.readString(Path.of("..").resolve(CoveragePage.FILE)))
                .as("a profile, a declined site or a proof has changed: run " + CoveragePage.COMMAND)
                .isEqualTo(CoveragePage.ofShipped());
    }

    @Test
    void everySourceIsOnIt() {
        String page = CoveragePage.ofShipped();

        assertThat(SHIPPED).allSatisfy(profile -> assertThat(page).contains("| `" + profile.id() + "` |"));
        assertThat(DeclinedSites.load()).allSatisfy(site -> assertThat(page).contains("`" + site.id() + "`"));
    }

    @Test
    void everyStateIsOnItCoveredOrNot() {
        String page = page(SHIPPED, Proofs.load());

        assertThat(States.codes()).hasSize(51);
        String notCovered = page.lines()
                .filter(line -> line.startsWith("Not covered yet: "))
                .findFirst()
                .orElseThrow();
        List<String> without = List.of(notCovered
                .substring("Not covered yet: ".length(), notCovered.length() - 1)
                .split(", "));
        assertThat(States.codes().keySet())
                .allSatisfy(
                        name -> assertThat(page.contains("\n| " + name + " | ")).isNotEqualTo(without.contains(name)));
        assertThat(without).contains("Wyoming").doesNotContain("Arizona");
        assertThat(page).contains("| Arizona | `us-az-adcrr` | declined: wall |");
    }

    @Test
    void theJailsOfAFamilyRestOnTheProofOfOneOfThem() {
        SourceProfile jail =
                ShippedSources.load().get(new SourceId("us-ky-campbell")).profile();
        SourceProfile other =
                SourceYaml.read("x", profileOf("us-ky-campbell").replace("us-ky-campbell", "us-ky-boone"));

        String page = page(List.of(jail, other), proven("us-ky-campbell"));

        assertThat(page)
                .contains("| jailtracker | 2 | name, birth date, facility (its one jail) | 0.050, 0.045 |"
                        + " 2026-11-23: 200 people in 10 requests, as `us-ky-campbell` |")
                .contains("| `us-ky-boone` | jailtracker |");
    }

    @Test
    void aSourceOfItsOwnRestsOnNoOther() {
        SourceProfile texas =
                ShippedSources.load().get(new SourceId("us-tx-tdcj")).profile();

        assertThat(page(List.of(texas), proven("us-pa-doc")))
                .contains("| not recorded | not measured | none | never |");
    }

    @Test
    void proofsAreReadAsTheyAreWritten() {
        Proofs proofs = new Proofs(
                Map.of(new SourceId("us-pa-doc"), PROOF, new SourceId("us-bop"), PROOF),
                Map.of(new SourceId("us-pa-doc"), LocalDate.parse("2026-12-01")));

        assertThat(Proofs.read("x", proofs.yaml())).isEqualTo(proofs);
        assertThat(Proofs.read("x", new Proofs(Map.of(), Map.of()).yaml()).sandbox())
                .isEmpty();
        assertThatThrownBy(() -> Proofs.read("x.yml", "sandbox: {}"))
                .isInstanceOf(SourceYamlException.class)
                .hasMessageContaining("realSite");
    }

    @Test
    void everySourceThatTheSandboxPlaysIsProven() {
        Proofs recorded = Proofs.load();

        assertThat(recorded.sandbox().keySet())
                .isSubsetOf(SHIPPED.stream().map(SourceProfile::id).toList());
        assertThat(SHIPPED.stream().map(profile -> profile.id().value()))
                .filteredOn(id -> Stream.of(Agency.values())
                        .anyMatch(agency -> agency.sourceId().equals(id)))
                .allSatisfy(id -> assertThat(recorded.sandbox(new SourceId(id)))
                        .as("%s: record it with ./whereabouts test -pl crawler -Dtest=ProofRecording", id)
                        .isPresent());
    }

    private static String profileOf(String id) {
        try {
            return Files.readString(Path.of("src/main/resources/sources", id, "source.yml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
