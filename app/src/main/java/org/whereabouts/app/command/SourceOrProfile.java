package org.whereabouts.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.source.Checkout;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** A source that the server knows, by its id, or one that it does not know yet, by its profile. */
final class SourceOrProfile {

    @Parameters(arity = "0..1", paramLabel = "SOURCE", description = "For example us-pa-doc.")
    private @Nullable String id;

    @Option(
            names = "--profile",
            paramLabel = "FILE",
            description = "The source.yml of a source that is not shipped, in place of SOURCE.")
    private @Nullable Path profile;

    /**
     * The part of a request that names the source.
     *
     * @throws OperatorException when neither or both were given, or the file cannot be read
     */
    Map<String, Object> body() {
        if ((id == null) == (profile == null)) {
            throw new OperatorException(
                    ExitCode.USAGE,
                    "Which source? Name one, like us-pa-doc, or a profile with --profile FILE: one of both.");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        if (profile == null) {
            body.put("source", String.valueOf(id));
            return body;
        }
        try {
            body.put("profile", Files.readString(profile));
            return body;
        } catch (IOException e) {
            throw new OperatorException(ExitCode.NOT_FOUND, "The profile " + profile + " cannot be read.", e);
        }
    }

    /**
     * Makes sure that the server knows the source, where only its id was given: one that was begun in this checkout is known to
     * a server only once it was built with it, or sent.
     *
     * @throws OperatorException naming the profile to send instead
     */
    void requireKnown(ApiClient client, Setting setting) {
        String named = id;
        if (named == null) {
            return;
        }
        Optional<Path> begun = Checkout.of(setting.environment()).flatMap(checkout -> checkout.find(named));
        if (begun.isPresent() && !isKnown(client, named)) {
            throw new OperatorException(
                    ExitCode.NOT_FOUND,
                    "The running Whereabouts does not know " + named + " yet: send it with --profile "
                            + shown(begun.get()) + ".");
        }
    }

    private static boolean isKnown(ApiClient client, String id) {
        for (JsonNode source : client.get("/v1/sources").path("results")) {
            if (source.path("id").asString("").equals(id)) {
                return !source.path("declined").asBoolean(false);
            }
        }
        return false;
    }

    /** As somebody would write it from where they are. */
    private static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
    }
}
