package org.whereabouts.app.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.whereabouts.app.client.ApiClient;
import org.whereabouts.app.local.LocalStack.Serving;
import org.whereabouts.sandbox.population.CustodyStatus;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.site.SandboxSites;

/**
 * What a newcomer can paste: questions about people of this sandbox. Each is asked once before it is shown, so that what is
 * said of the answer is true, and so that the first paste meets a warm path. The live look-up alone is left to the newcomer:
 * asked twice it would no longer be one.
 */
public final class TryThis {

    /** How many people are tried until one gets the answer that the text promises. */
    private static final int TRIES = 10;

    private final Serving serving;
    private final DataFolder folder;

    /** Questions to this stack. */
    public TryThis(Serving serving, DataFolder folder) {
        this.serving = serving;
        this.folder = folder;
    }

    /** The text, line by line; what could not be made true is left out. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        try (ApiClient client = new ApiClient(serving.url(), serving.key())) {
            lines.add("Try this (the people are made up):");
            example("us-pa-doc", client, "SEND").ifPresent(person -> {
                search(client, person);
                lines.add("");
                lines.add("  # search by name, without a key");
                lines.add("  curl -sGw '\\n' " + serving.url() + "/v1/people \\");
                lines.add("    --data-urlencode 'name=" + person.name().display() + "' -d state=PA");
                add(lines, "a letter to Pennsylvania: SEND, and the address of the mail vendor", person);
            });
            example("us-tx-tdcj", client, "VERIFY")
                    .ifPresent(
                            person -> add(lines, "a letter to Texas: VERIFY, its mail route is not certain", person));
            candidates("us-bop").stream()
                    .filter(person -> !isHeld(client, person))
                    .findFirst()
                    .ifPresent(person -> add(lines, "a federal number: looked up live, and kept", person));
            lines.add("");
            lines.add("  # the same from the command line");
            candidates("us-tx-tdcj").stream()
                    .findFirst()
                    .ifPresent(person -> lines.add("  ./whereabouts person search '"
                            + person.name().given() + " " + person.name().family() + "' --state TX"));
        }
        return lines;
    }

    private void add(List<String> lines, String what, Person person) {
        lines.add("");
        lines.add("  # " + what);
        lines.add("  curl -sw '\\n' " + serving.url() + "/v1/resolve -H 'Content-Type: application/json' \\");
        lines.add("    -H \"Authorization: Bearer $(cat '" + folder.keyFile() + "')\" \\");
        lines.add("    -d '{\"name\": \"" + person.name().display() + "\", \"number\": \""
                + person.custody().number() + "\"}'");
    }

    private Optional<Person> example(String source, ApiClient client, String decision) {
        return candidates(source).stream()
                .filter(person -> resolve(client, person).equals(decision))
                .findFirst();
    }

    private List<Person> candidates(String source) {
        SandboxSites sites = serving.sites();
        return sites.people(source).stream()
                .filter(person -> person.custody().status() == CustodyStatus.HELD)
                // Anything else would need quoting, in a shell and in JSON.
                .filter(person -> person.name().display().matches("[A-Za-z ]+"))
                .limit(TRIES)
                .toList();
    }

    private static String resolve(ApiClient client, Person person) {
        return client.post(
                        "/v1/resolve",
                        Map.of(
                                "name", person.name().display(),
                                "number", person.custody().number()))
                .path("decision")
                .asString("");
    }

    /** Whether an earlier look-up was kept: it would be answered without asking the site again. */
    private static boolean isHeld(ApiClient client, Person person) {
        SequencedMap<String, @Nullable String> query = new LinkedHashMap<>();
        query.put("number", person.custody().number());
        return client.get("/v1/people", query).path("total").asLong(0) > 0;
    }

    private static void search(ApiClient client, Person person) {
        SequencedMap<String, @Nullable String> query = new LinkedHashMap<>();
        query.put("name", person.name().display());
        query.put("state", "PA");
        client.get("/v1/people", query);
    }

    /** Where the API can be browsed. */
    public URI documentation() {
        return serving.url().resolve("/docs");
    }
}
