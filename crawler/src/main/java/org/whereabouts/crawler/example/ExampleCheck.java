package org.whereabouts.crawler.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whereabouts.crawler.page.PageReader;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds a source against its example pages. */
public final class ExampleCheck {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExampleCheck() {}

    /**
     * Reads every page.
     *
     * @return what does not read as expected or is missing; empty when all is well
     */
    public static List<Finding> check(ExamplePages pages) {
        List<Finding> findings = new ArrayList<>(pages.findings());
        for (Situation missing : pages.missing()) {
            findings.add(new Finding(
                    missing.word(), "there is no example page of this name, nor a reason in " + Excuses.FILE));
        }
        pages.examples()
                .forEach(example -> check(example.source(), example.page()).ifPresent(findings::add));
        return findings;
    }

    /** What is wrong with reading that page; empty when it reads as expected, and as a page of its name should. */
    public static Optional<Finding> check(Source source, ExamplePage page) {
        String name = String.valueOf(page.file().getFileName());
        PageRequest request = page.request();
        ObjectNode expected = page.outcome();
        if (request == null || expected == null) {
            return Optional.of(new Finding(
                    name, "needs " + ExamplePage.expectedFile(page.file()) + " with a request and an outcome"));
        }
        JsonNode outcome = outcome(source, page, request, expected);
        if (!outcome.equals(expected)) {
            return Optional.of(new Finding(name, new OutcomeDifference(expected, outcome).toString()));
        }
        return Situation.of(page.name())
                .filter(situation -> !situation.fits(outcome))
                .map(situation -> new Finding(
                        name,
                        "reads as " + outcome.path("type").asString() + "; a page of this name is "
                                + situation.meant()));
    }

    private static JsonNode outcome(Source source, ExamplePage page, PageRequest request, ObjectNode expected) {
        try {
            ObjectNode outcome = JSON.valueToTree(OutcomeJson.of(PageReader.read(
                    source, ExamplePage.page(request, page.contentType(), Files.readAllBytes(page.file())))));
            if (!expected.has("found")) {
                // What stood there instead is worth expecting where it is telling, and noise elsewhere.
                outcome.remove("found");
            }
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
