package org.whereabouts.crawler.example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** Pages that every source shows: people, nobody, and what it says when a column is gone. */
    public static final List<String> EVERY_SOURCE = List.of("list", "nobody", "layout-changed");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExampleCheck() {}

    /**
     * Reads every page of the folder.
     *
     * @return what does not read as expected or is missing, in the order of the pages; empty when all is well
     */
    public static List<Finding> check(Source source, Path folder) {
        List<Finding> findings = new ArrayList<>();
        List<ExamplePage> pages;
        try {
            pages = ExamplePage.in(folder);
        } catch (ExampleException e) {
            return List.of(new Finding(folder.toString(), String.valueOf(e.getMessage())));
        }
        List<String> names = pages.stream().map(ExamplePage::name).toList();
        for (String needed : EVERY_SOURCE) {
            if (!names.contains(needed)) {
                findings.add(new Finding(needed, "there is no example page of this name"));
            }
        }
        pages.forEach(page -> check(source, page).ifPresent(findings::add));
        return findings;
    }

    /** What is wrong with reading that page; empty when it reads as expected. */
    public static Optional<Finding> check(Source source, ExamplePage page) {
        String name = String.valueOf(page.file().getFileName());
        PageRequest request = page.request();
        ObjectNode expected = page.outcome();
        if (request == null || expected == null) {
            return Optional.of(new Finding(
                    name, "needs " + ExamplePage.expectedFile(page.file()) + " with a request and an outcome"));
        }
        JsonNode outcome = outcome(source, page, request, expected);
        return outcome.equals(expected)
                ? Optional.empty()
                : Optional.of(new Finding(name, new OutcomeDifference(expected, outcome).toString()));
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
