package org.whereabouts.crawler.sources;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.NoMatch;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Texas Department of Criminal Justice: an HTML form by POST that wants a last name and a first initial, result pages of a
 * table, a detail page each. The list carries the unit, so a sweep asks every pair of first letters and reads no details; a
 * look-up by number follows the one row to its detail page.
 */
final class UsTxTdcj implements Source {

    private static final String SEARCH = "/InmateSearch/search.action";
    /** Both sentences have been seen for a search that finds nobody. */
    private static final List<String> NOBODY = List.of("No records found for the requested search", "No Matches Found");

    private static final List<String> COLUMNS =
            List.of("Name", "TDCJ Number", "Gender", "Projected Release Date", "Unit of Assignment", "Age");

    private final SourceProfile profile;

    UsTxTdcj(SourceProfile profile) {
        this.profile = profile;
    }

    @Override
    public SourceProfile profile() {
        return profile;
    }

    @Override
    public Stream<Search> sweep() {
        return letters()
                .flatMap(last -> letters()
                        .map(first ->
                                new Search("last=" + last + " first=" + first, true, query("list", last, first, ""))));
    }

    @Override
    public Optional<Search> lookup(LookupKey key) {
        return Optional.of(
                switch (key) {
                    case LookupKey.ByNumber(String number) -> new Search("number", true, query("find", "", "", number));
                    case LookupKey.ByName(String family, String given) ->
                        new Search("name", true, query("list", family, given, ""));
                });
    }

    @Override
    public PageOutcome parse(Page page) {
        Document document = Jsoup.parse(page.body().text(StandardCharsets.UTF_8));
        return page.request().kind().equals("detail")
                ? UsTxTdcjDetail.parse(document)
                : list(document, page.request().kind().equals("find"));
    }

    private static PageOutcome list(Document document, boolean followToDetail) {
        Element table = document.selectFirst("table.tdcj_table");
        if (table == null) {
            return NOBODY.stream().anyMatch(document.text()::contains)
                    ? new NoMatch()
                    : new LayoutChanged("table.tdcj_table", "title \"" + document.title() + "\"");
        }
        List<String> heads = table.select("thead th").eachText();
        for (String column : COLUMNS) {
            if (!heads.contains(column)) {
                return new LayoutChanged("column \"" + column + "\"", "columns " + heads);
            }
        }
        List<RosterEntry> entries = new ArrayList<>();
        List<PageRequest> next = new ArrayList<>();
        for (Element row : table.select("tbody > tr")) {
            Elements cells = row.select("> th, > td");
            Element link = row.selectFirst("a[href*=viewDetail.action?sid=]");
            if (cells.size() != heads.size() || link == null) {
                return new LayoutChanged(heads.size() + " cells with a link to the detail", cells.size() + " cells");
            }
            entries.add(entry(heads, cells, link));
            if (followToDetail) {
                next.add(PageRequest.get("detail", link.attr("href")));
            }
        }
        if (entries.isEmpty()) {
            return new LayoutChanged("rows in table.tdcj_table", "none");
        }
        Element pager = document.selectFirst("form#form_paginate");
        if (pager != null && (number(pager, "currentPage") < 1 || number(pager, "totalPageCount") < 1)) {
            // Read as "last page", a changed pager would cut every list short.
            return new LayoutChanged("currentPage and totalPageCount in form#form_paginate", "other fields");
        }
        nextPage(pager).ifPresent(next::add);
        return new Roster(entries, OptionalInt.empty(), next);
    }

    private static RosterEntry entry(List<String> heads, Elements cells, Element link) {
        return RosterEntry.builder()
                .put(EntryField.NUMBER, cell(heads, cells, "TDCJ Number"))
                .put(EntryField.SECOND_NUMBER, link.attr("href").replaceFirst(".*[?&]sid=(\\d+).*", "$1"))
                .put(EntryField.NAME, link.text())
                .put(EntryField.SEX, cell(heads, cells, "Gender"))
                .put(EntryField.AGE, cell(heads, cells, "Age"))
                .put(EntryField.FACILITY, cell(heads, cells, "Unit of Assignment"))
                .put(EntryField.PROJECTED_RELEASE, cell(heads, cells, "Projected Release Date"))
                .build();
    }

    private static String cell(List<String> heads, Elements cells, String column) {
        return cells.get(heads.indexOf(column)).text();
    }

    /** The pager is a form of hidden fields; its Next button submits them as they are and is counted from the page shown. */
    private static Optional<PageRequest> nextPage(@Nullable Element pager) {
        if (pager == null || number(pager, "currentPage") >= number(pager, "totalPageCount")) {
            return Optional.empty();
        }
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        pager.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.val()));
        fields.put("btnNext", "Next");
        return Optional.of(PageRequest.postForm("list", pager.attr("action"), FormBody.encode(fields)));
    }

    private static int number(Element form, String field) {
        String value = form.select("input[name=" + field + "]").val();
        return value.matches("\\d{1,6}") ? Integer.parseInt(value) : 0;
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
