package org.whereabouts.app.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import org.whereabouts.crawler.example.ExamplePage;
import org.whereabouts.crawler.example.OutcomeJson;
import org.whereabouts.crawler.source.PageOutcome;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What an example page must read as: the file beside it. */
public final class Expectation {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Expectation() {}

    /**
     * Expects of the page what it reads as now. The request that leads to it stays as somebody wrote it.
     *
     * @return the file that was written
     * @throws OperatorException when there is no such file with a request yet
     */
    public static Path accept(Path page, PageOutcome outcome) {
        Path file = ExamplePage.expectedFile(page);
        try {
            JsonNode before = Files.isRegularFile(file) ? JSON.readTree(Files.readString(file)) : JSON.nullNode();
            if (!(before instanceof ObjectNode expected)
                    || !before.path("request").isObject()) {
                throw new OperatorException(
                        ExitCode.FAILED,
                        file + " must say first which request leads to the page: see one of another source.");
            }
            ObjectNode read = JSON.valueToTree(OutcomeJson.of(outcome));
            if (outcome instanceof PageOutcome.LayoutChanged) {
                // What stood there instead is noise in most expectations.
                read.remove("found");
            }
            expected.set("outcome", read);
            Files.writeString(file, JSON.writeValueAsString(expected) + "\n");
            return file;
        } catch (JacksonException e) {
            throw new OperatorException(ExitCode.FAILED, file + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
