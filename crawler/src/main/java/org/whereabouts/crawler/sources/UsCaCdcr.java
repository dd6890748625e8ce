package org.whereabouts.crawler.sources;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.whereabouts.crawler.page.JsonPage;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;
import tools.jackson.databind.JsonNode;

/**
 * California Department of Corrections and Rehabilitation: JSON by GET, in pages that are skipped to. The {@code $} of its
 * parameters has to stand in the address as it is. It lists those who are held now.
 */
record UsCaCdcr(SourceProfile profile) implements Source {

    private static final String PEOPLE = "/api/ciris/v1/incarceratedpersons";

    /** As much as has been seen granted; a site that grants less is followed by what it gives. */
    private static final int LIMIT = 50;

    private static final Pattern SKIP = Pattern.compile("(?<=[?&]\\$skip=)\\d{1,7}(?=&|$)");
    private static final List<String> ROW = List.of("cdcrNumber", "lastName", "firstName", "location");
    private static final Map<EntryField, String> FIELDS = Map.of(
            EntryField.NUMBER, "cdcrNumber",
            EntryField.FAMILY, "lastName",
            EntryField.GIVEN, "firstName",
            EntryField.MIDDLE, "middleName",
            EntryField.AGE, "age",
            EntryField.ADMITTED, "admissionDate",
            EntryField.FACILITY, "location",
            EntryField.STATUS, "typeCode");

    @Override
    public Stream<Search> sweep() {
        return Search.byInitial(letter -> list(letter, ""));
    }

    /** By number the site shows one person; for a number that nobody has it answers 404, as for a page that it has not. */
    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        return Optional.of(
                switch (key) {
                    case LookupKey.ByNumber(String number) -> person(number);
                    case LookupKey.ByName(String family, String given) -> list(family, given);
                });
    }

    @Override
    public List<PageRequest> pageKinds() {
        return List.of(list("A", ""), person("A00000"));
    }

    @Override
    public PageOutcome parse(Page page) {
        return JsonPage.read(
                page,
                profile,
                document -> page.request().kind().equals("person")
                        ? JsonPage.roster(List.of(document), "person", ROW, FIELDS, OptionalInt.empty(), List.of())
                        : list(document, page.request()));
    }

    private static PageOutcome list(JsonNode document, PageRequest asked) {
        JsonNode rows = JsonPage.member(document, "data");
        JsonNode total = JsonPage.member(document, "total");
        Matcher skip = SKIP.matcher(asked.path());
        if (!rows.isArray() || !(total.isInt() || total.isMissingNode()) || !skip.find()) {
            return new PageOutcome.LayoutChanged("data[], and total as a number", JsonPage.memberNames(document));
        }
        OptionalInt all = total.isInt() ? OptionalInt.of(total.asInt()) : OptionalInt.empty();
        int begin = Integer.parseInt(skip.group());
        int end = begin + rows.size();
        if (rows.isEmpty() ? begin < all.orElse(begin) : end > all.orElse(end)) {
            return new PageOutcome.LayoutChanged(
                    "rows up to " + all.orElse(end) + " in total", end + " with this page");
        }
        if (rows.isEmpty()) {
            // Behind people it is the end of a list that does not say how many it has, or that has shrunk meanwhile.
            return begin == 0 ? new PageOutcome.NoMatch() : new PageOutcome.Continue(List.of());
        }
        List<PageRequest> next = end < all.orElse(Integer.MAX_VALUE)
                ? List.of(PageRequest.get("list", skip.replaceFirst(Integer.toString(end))))
                : List.of();
        return JsonPage.roster(rows.valueStream().toList(), "data", ROW, FIELDS, all, next);
    }

    private static PageRequest person(String number) {
        return PageRequest.get("person", PEOPLE + "/" + FormBody.encode(number));
    }

    private static PageRequest list(String last, String first) {
        String names = "?lastName=" + FormBody.encode(last) + "&firstName=" + FormBody.encode(first);
        return PageRequest.get("list", PEOPLE + names + "&$limit=" + LIMIT + "&$skip=0&$sort[fullName]=1");
    }
}
