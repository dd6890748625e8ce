package org.whereabouts.crawler.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whereabouts.crawler.source.SourceYamlException;
import org.whereabouts.crawler.source.StrictYaml;

/**
 * Why some situations cannot happen at a site: {@code without.yml} beside its example pages, a line each, as
 * {@code too-many: the list has no cap}.
 *
 * @param reasons the situations and why each cannot happen
 * @param findings what is wrong with the file
 */
record Excuses(Map<Situation, String> reasons, List<Finding> findings) {

    static final String FILE = "without.yml";

    @SuppressWarnings("rawtypes")
    private static final StrictYaml<LinkedHashMap> YAML =
            new StrictYaml<>(LinkedHashMap.class, "such a file", List.of(), Set.of(), document -> {});

    Excuses {
        reasons = Map.copyOf(reasons);
        findings = List.copyOf(findings);
    }

    /** Those of that folder; none where it has no such file. */
    static Excuses in(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return new Excuses(Map.of(), List.of());
        }
        Map<Situation, String> reasons = new EnumMap<>(Situation.class);
        List<Finding> findings = new ArrayList<>();
        try {
            Map<?, ?> document = YAML.read(FILE, Files.readString(file));
            document.forEach((key, value) -> {
                Optional<Situation> situation = Situation.of(String.valueOf(key));
                if (situation.isEmpty()) {
                    findings.add(new Finding(FILE, "there is no situation '" + key + "'"));
                } else if (!(value instanceof String reason) || reason.isBlank()) {
                    findings.add(new Finding(FILE, key + ": does not say why it cannot happen"));
                } else {
                    reasons.put(situation.get(), reason);
                }
            });
        } catch (SourceYamlException e) {
            findings.add(new Finding(FILE, String.valueOf(e.getMessage()).replaceFirst("^" + FILE + ": ", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Excuses(reasons, findings);
    }
}
