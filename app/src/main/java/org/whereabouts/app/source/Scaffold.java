package org.whereabouts.app.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.crawler.example.ExamplePage;
import org.whereabouts.crawler.example.OutcomeJson;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.crawler.source.SourceYaml;
import org.whereabouts.crawler.sources.Adapters;
import org.whereabouts.schedules.profile.ProfileRules;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files with which a source begins: a profile that loads and is not enabled, and, unless its family has example pages for
 * all of its members, a page that does not read as expected until somebody has filled it in. A source of a family is named in
 * the index at once; one that needs a class of its own is not, because a profile whose adapter is missing would stop every
 * other command.
 */
public final class Scaffold {

    /** In place of a family, for a site that needs a class of its own. */
    public static final String OWN = "own";

    /** The family of agencies that publish a file. */
    public static final String FILE = "bulk-file";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Checkout checkout;
    private final SourceId id;
    private final String family;
    private final ProfileDraft profile;

    /**
     * What to begin.
     *
     * @param family one of {@link Adapters#families()}, or {@link #OWN}
     * @param profile what its profile begins with
     */
    public Scaffold(Checkout checkout, SourceId id, String family, ProfileDraft profile) {
        this.checkout = checkout;
        this.id = id;
        this.family = family;
        this.profile = profile;
    }

    private boolean isOwn() {
        return family.equals(OWN);
    }

    /** Whether it is a file that is described. */
    public boolean isFile() {
        return family.equals(FILE);
    }

    /** Whether the family has example pages, which are those of each of its members. */
    public boolean hasFamilyPages() {
        return !isOwn() && Files.isDirectory(checkout.families().resolve(family));
    }

    /**
     * Writes the files.
     *
     * @return what was written
     * @throws OperatorException when one of them is there already; nothing is written then
     */
    public List<Path> write() {
        String text = profile.text(checkout, id, family);
        SequencedMap<Path, String> files = new LinkedHashMap<>();
        files.put(checkout.profile(id), text);
        if (!hasFamilyPages()) {
            PageRequest request = isOwn()
                    ? PageRequest.get("list", "/")
                    : Adapters.adapt(SourceYaml.read("the new profile", text))
                            .pageKinds()
                            .getFirst();
            Path page = checkout.examples(id).resolve(isOwn() ? "list.html" : "list.json");
            files.put(page, ProfileRules.FILL_IN + ": a result page of the site, with made-up people\n");
            files.put(ExamplePage.expectedFile(page), expectation(request));
        }
        for (Path folder : List.of(checkout.profile(id).resolveSibling(""), checkout.examples(id))) {
            if (Files.exists(folder)) {
                throw new OperatorException(
                        ExitCode.FAILED, checkout.shown(folder) + " is there already; nothing was written.");
            }
        }
        try {
            for (var file : files.entrySet()) {
                Files.createDirectories(file.getKey().resolveSibling(""));
                Files.writeString(file.getKey(), file.getValue());
            }
            if (!isOwn()) {
                TreeSet<String> ids = new TreeSet<>(checkout.indexed());
                ids.add(id.value());
                Files.writeString(checkout.index(), String.join("\n", ids) + "\n");
                files.put(checkout.index(), "");
            }
            return List.copyOf(files.keySet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String expectation(PageRequest request) {
        SequencedMap<String, Object> expected = new LinkedHashMap<>();
        expected.put("request", OutcomeJson.request(request));
        SequencedMap<String, Object> person = new LinkedHashMap<>();
        person.put("NUMBER", ProfileRules.FILL_IN);
        person.put("FAMILY", ProfileRules.FILL_IN);
        person.put("GIVEN", ProfileRules.FILL_IN);
        SequencedMap<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("type", "Roster");
        outcome.put("entries", List.of(person));
        outcome.put("next", List.of());
        expected.put("outcome", outcome);
        return JSON.writeValueAsString(expected) + "\n";
    }

    /** The state in an id: {@code us-ky-campbell} is in KY; {@code FILL IN} where the second part is no two letters. */
    public static String stateIn(SourceId id) {
        String[] parts = id.value().split("-", -1);
        return parts.length > 2 && parts[1].length() == 2 ? parts[1].toUpperCase(Locale.ROOT) : ProfileRules.FILL_IN;
    }
}
