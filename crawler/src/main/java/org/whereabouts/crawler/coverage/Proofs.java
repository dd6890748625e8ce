package org.whereabouts.crawler.coverage;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.StrictYaml;

/**
 * The last proofs of the sources: {@code sources/proofs.yml}. Those against the sandbox are recorded by a program, those against
 * a real site by the operator who tried it.
 *
 * @param sandbox by source
 * @param realSite the day on which an operator last saw the real site read as expected, by source
 */
public record Proofs(Map<SourceId, SandboxProof> sandbox, Map<SourceId, LocalDate> realSite) {

    /** Where they lie, seen from the folder of the module. */
    public static final String RESOURCE = "src/main/resources/sources/proofs.yml";

    private static final String FILE = "proofs.yml";

    private static final StrictYaml<Document> YAML = new StrictYaml<>(
            Document.class, "a list of proofs", List.of("sandbox", "realSite"), Set.of(), document -> {});

    public Proofs {
        sandbox = Map.copyOf(sandbox);
        realSite = Map.copyOf(realSite);
    }

    private record Document(Map<String, SandboxProof> sandbox, Map<String, LocalDate> realSite) {}

    /** The recorded ones. */
    public static Proofs load() {
        return read(FILE, CoverageResource.text(FILE));
    }

    /**
     * Reads such a list.
     *
     * @param name what to call it in an error
     * @throws org.whereabouts.crawler.source.SourceYamlException naming the list, the key and what is wrong with it
     * @throws IllegalArgumentException for what cannot be a source
     */
    public static Proofs read(String name, String yaml) {
        Document document = YAML.read(name, yaml);
        return new Proofs(byId(document.sandbox()), byId(document.realSite()));
    }

    private static <T> Map<SourceId, T> byId(Map<String, T> byName) {
        return byName.entrySet().stream()
                .collect(Collectors.toMap(entry -> new SourceId(entry.getKey()), Map.Entry::getValue));
    }

    /** The same with that proof in place of an earlier one. */
    public Proofs with(SourceId source, SandboxProof proof) {
        Map<SourceId, SandboxProof> all = new TreeMap<>(sandbox);
        all.put(source, proof);
        return new Proofs(all, realSite);
    }

    Optional<SandboxProof> sandbox(SourceId source) {
        return Optional.ofNullable(sandbox.get(source));
    }

    Optional<LocalDate> realSite(SourceId source) {
        return Optional.ofNullable(realSite.get(source));
    }

    /** The list as it is written, sources in the order of their ids. */
    public String yaml() {
        StringBuilder yaml = new StringBuilder("""
                # The last proof of each source. 'sandbox' is measured and written by: ./whereabouts test -pl crawler -Dtest=ProofRecording
                # 'realSite' is the day on which an operator last tried the real site (source try) and saw it read as expected.
                """);
        yaml.append("sandbox:").append(sandbox.isEmpty() ? " {}\n" : "\n");
        new TreeMap<>(sandbox)
                .forEach((id, proof) -> yaml.append("""
                          %s:
                            date: %s
                            people: %d
                            requests: %d
                            again: %d
                            fields: {%s}
                        """.formatted(
                                id,
                                proof.date(),
                                proof.people(),
                                proof.requests(),
                                proof.again(),
                                proof.fields().entrySet().stream()
                                        .map(field -> field.getKey() + ": "
                                                + String.format(Locale.ROOT, "%.3f", field.getValue()))
                                        .collect(Collectors.joining(", ")))));
        yaml.append("realSite:").append(realSite.isEmpty() ? " {}\n" : "\n");
        new TreeMap<>(realSite)
                .forEach((id, day) ->
                        yaml.append("  ").append(id).append(": ").append(day).append('\n'));
        return yaml.toString();
    }
}
