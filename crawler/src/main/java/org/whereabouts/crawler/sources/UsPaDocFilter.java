package org.whereabouts.crawler.sources;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.whereabouts.crawler.page.JsonPage;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * To what a search of the Pennsylvania locator is narrowed. A search over the cap is split by location, then sex, then the
 * first one and two letters of the last name.
 *
 * @param location code of a location, or {@link #ANY}
 * @param sex M, F or {@link #ANY}
 * @param lastName first letters of the last name, empty for any
 */
record UsPaDocFilter(String location, String sex, String lastName) {

    /** Any value, in the site's own form. */
    static final String ANY = "---";

    static final UsPaDocFilter EVERYBODY = new UsPaDocFilter(ANY, ANY, "");

    /** Where the site lists its locations. */
    static final String REFERENCE = "/assets/data/referenceData.json";

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    /** What may stand second in a last name that is not a letter: O'BRIEN, O BRIEN, A-LEE. */
    private static final String AFTER_A_LETTER = "' -";

    /** To what that request was narrowed; everybody for one that does not say. */
    static UsPaDocFilter of(PageRequest request) {
        return Optional.ofNullable(request.body())
                .flatMap(JsonPage::object)
                .map(asked -> new UsPaDocFilter(
                        asked.path("locationlistkey").asString(ANY),
                        asked.path("sexlistkey").asString(ANY),
                        asked.path("lastName").asString("")))
                .orElse(EVERYBODY);
    }

    /** Searches that together cover this one; empty when it cannot be narrowed further. */
    List<Search> split() {
        if (location.equals(ANY)) {
            return List.of(new Search("locations", false, PageRequest.get("reference", REFERENCE)));
        }
        if (sex.equals(ANY)) {
            return Stream.of("M", "F")
                    .map(one -> new UsPaDocFilter(location, one, "").search())
                    .toList();
        }
        return switch (lastName.length()) {
            case 0 -> byNext(LETTERS);
            case 1 -> byNext(LETTERS + AFTER_A_LETTER);
            default -> List.of();
        };
    }

    private List<Search> byNext(String characters) {
        return characters
                .chars()
                .mapToObj(next -> new UsPaDocFilter(location, sex, lastName + (char) next).search())
                .toList();
    }

    Search search() {
        String key = "location=" + location + (sex.equals(ANY) ? "" : " sex=" + sex)
                + (lastName.isEmpty() ? "" : " last=" + lastName);
        return search(key, false);
    }

    Search search(String key, boolean root) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("id", "").put("firstName", "").put("lastName", lastName).put("middleName", "");
        body.put("paroleNumber", "")
                .put("countylistkey", ANY)
                .put("citizenlistkey", ANY)
                .put("racelistkey", ANY);
        body.put("sexlistkey", sex)
                .put("locationlistkey", location)
                .put("age", "")
                .putNull("dateofbirth");
        body.put("sortBy", "1");
        return new Search(key, root, PageRequest.postJson("list", UsPaDoc.API + "SearchResults", body.toString()));
    }
}
