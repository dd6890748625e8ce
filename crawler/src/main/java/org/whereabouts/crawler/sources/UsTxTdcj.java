package org.whereabouts.crawler.sources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Texas Department of Criminal Justice: an HTML form by POST that wants a last name and a first initial, result pages of a
 * table, a detail page each. The list carries the unit, so a sweep asks every pair of first letters and reads no details; a
 * look-up by number follows the one row to its detail page.
 */
record UsTxTdcj(SourceProfile profile) implements Source {

    private static final String SEARCH = "/InmateSearch/search.action";

    @Override
    public Stream<Search> sweep() {
        return letters()
                .flatMap(last -> letters()
                        .map(first ->
                                new Search("last=" + last + " first=" + first, true, query("list", last, first, ""))));
    }

    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        return Optional.of(
                switch (key) {
                    case LookupKey.ByNumber(String number) -> query("find", "", "", number);
                    case LookupKey.ByName(String family, String given) -> query("list", family, given, "");
                });
    }

    @Override
    public List<PageRequest> pageKinds() {
        return List.of(
                PageRequest.get("list", SEARCH), PageRequest.get("detail", "/InmateSearch/viewDetail.action?sid=0"));
    }

    @Override
    public PageOutcome parse(Page page) {
        return HtmlPage.readWhole(page, profile, html -> whole(html, page.request()));
    }

    private static PageOutcome whole(HtmlPage html, PageRequest asked) {
        if (asked.kind().equals("detail")) {
            return UsTxTdcjDetail.parse(html.document());
        }
        PageOutcome list = UsTxTdcjList.parse(html, asked);
        // A search that finds one person has been seen to answer with the detail page itself.
        return !(list instanceof Roster) && UsTxTdcjDetail.isDetail(html.document())
                ? UsTxTdcjDetail.parse(html.document())
                : list;
    }

    private static PageRequest query(String kind, String last, String first, String number) {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("page", "index");
        form.put("lastName", last);
        form.put("firstName", first);
        form.put("tdcj", number);
        form.put("sid", "");
        // An empty choice finds nobody; ALL is "any".
        form.put("gender", "ALL");
        form.put("race", "ALL");
        form.put("btnSearch", "Search");
        return PageRequest.postForm(kind, SEARCH, FormBody.encode(form));
    }

    private static Stream<String> letters() {
        return IntStream.rangeClosed('A', 'Z').mapToObj(Character::toString);
    }
}
