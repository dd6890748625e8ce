package org.whereabouts.crawler.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.whereabouts.crawler.page.HtmlForm;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.page.PageOf;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Georgia Department of Corrections: agreeing to a disclaimer begins a session, and the form behind it can be sent once. From
 * then on the session pages through that one list, so every search agrees anew. What it will fill in stands in the address of
 * its first request, which the site does not read. A last name is searched by its beginning, one letter, so that nobody's second
 * character matters; institutions would lose whoever is moved to one that was read before. Rows lack the status, so each person
 * has a page.
 */
final class UsGaGdc implements Source {

    private static final String AGREE = "/GDC/OffenderQuery/jsp/OffQryForm.jsp";
    private static final String QUERY = "/GDC/OffenderQuery/jsp/OffQryRedirector.jsp";
    private static final int ROWS = 45;
    private static final String NUMBER = "\\d{6,10}";
    private static final Pattern SHOWN_NUMBER = Pattern.compile("GDC ID: (" + NUMBER + ")\\b");

    private static final Map<EntryField, String> ROW = Map.of(
            EntryField.NAME, "Offender Name",
            EntryField.FACILITY, "Current Institution",
            EntryField.STATUS, "Current Status");

    private static final Map<EntryField, String> DETAIL = Map.of(
            EntryField.BIRTH_DATE, "YOB",
            EntryField.SEX, "GENDER",
            EntryField.STATUS, "CURRENT STATUS",
            EntryField.FACILITY, "MOST RECENT INSTITUTION",
            EntryField.ADMITTED, "INCARCERATION BEGIN",
            EntryField.RELEASED, "ACTUAL RELEASE DATE",
            EntryField.PROJECTED_RELEASE, "MAX POSSIBLE RELEASE DATE");

    private final SourceProfile profile;

    UsGaGdc(SourceProfile profile) {
        this.profile = profile;
    }

    @Override
    public SourceProfile profile() {
        return profile;
    }

    @Override
    public Stream<Search> sweep() {
        return IntStream.rangeClosed('A', 'Z')
                .mapToObj(Character::toString)
                .map(letter -> search("last=" + letter, Map.of("vLastName", letter, "vScope", "ACTIVE")));
    }

    /** Not by name: each of the people of that name would be a request. */
    @Override
    public Optional<Search> lookup(LookupKey key) {
        return key instanceof LookupKey.ByNumber(String number)
                ? Optional.of(search("number", Map.of("vOffenderId", number, "vUnoCaseNoRadioButton", "UNO_NO")))
                : Optional.empty();
    }

    private static Search search(String key, Map<String, String> filled) {
        String address = AGREE + "?" + FormBody.encode(new TreeMap<>(filled));
        String agreed = "vDisclaimer=True&submit2=I+agree+-+Go+to+the+Offender+Query";
        return new Search(key, true, PageRequest.postForm("form", address, agreed));
    }

    @Override
    public List<PageRequest> pageKinds() {
        return List.of(
                PageRequest.get("list", QUERY), PageRequest.get("detail", QUERY), PageRequest.get("form", AGREE));
    }

    @Override
    public PageOutcome parse(Page page) {
        return HtmlPage.readWhole(page, profile, html -> {
            if (html.document().selectFirst("form[name=disclaimerFM]") != null) {
                return new PageOutcome.Maintenance("the disclaimer again: the session is over");
            }
            return switch (page.request().kind()) {
                case "form" -> form(html, page.request());
                case "detail" -> detail(html, page.request());
                default -> list(html, page.request());
            };
        });
    }

    private static PageOutcome form(HtmlPage html, PageRequest asked) {
        Map<String, String> filled = asked.query();
        filled.putAll(Map.of("NextPage", "2", "RecordsPerPage", "" + ROWS, "vIsCookieEnabled", "Y"));
        return HtmlForm.of(html.document().selectFirst("form#OffenderQueryForm"), asked)
                .filter(form -> form.has("vLastName"))
                .<PageOutcome>map(form -> new PageOutcome.Continue(List.of(form.submit("list", filled))))
                .orElse(new LayoutChanged("form#OffenderQueryForm with vLastName", "no such form"));
    }

    private static PageOutcome list(HtmlPage html, PageRequest asked) {
        List<Element> blocks = html.document().select("form[name^=fm]");
        if (blocks.isEmpty() && html.occurrences("vRecNo") == 0) {
            boolean one = html.occurrences("GDC ID:") > 0;
            return !one && html.saysNobody() ? new PageOutcome.NoMatch() : detail(html, asked);
        }
        List<RosterEntry> rows = new ArrayList<>();
        for (Element block : blocks) {
            Labelled row = Labelled.flowing(block, "strong");
            String number = block.select("[name=vRecNo]").val();
            Optional<LayoutChanged> changed = row.missing(List.of("Offender Name", "Current Institution"));
            if (changed.isPresent() || !number.matches(NUMBER)) {
                return changed.orElse(new LayoutChanged("vRecNo " + NUMBER, number.length() + " characters"));
            }
            rows.add(RosterEntry.builder()
                    .put(EntryField.NUMBER, number)
                    .putAll(ROW, row::get)
                    .build());
        }
        // The site pages on from wherever the session is; page=n, which it does not read, says which one is due.
        int due = Integer.parseInt(asked.query().getOrDefault("page", "1"));
        boolean onePage = due == 1 && rows.size() < ROWS && html.occurrences("oq-nav") == 0;
        PageOf shown = PageOf.in(html.document().text(), onePage);
        Optional<LayoutChanged> other = shown.unless(due);
        if (other.isPresent()
                || rows.isEmpty()
                || html.document().select("[name=vRecNo]").size() != rows.size()) {
            return other.orElse(new LayoutChanged("a form for each vRecNo", rows.size() + " forms"));
        }
        List<PageRequest> next = shown.hasNext()
                ? List.of(PageRequest.postForm("list", QUERY + "?page=" + (due + 1), "NextPage=7&Action=%3E"))
                : List.of();
        // Status is in no row that was ever seen; where it is, nobody's page is needed.
        return rows.stream().allMatch(row -> row.get(EntryField.STATUS).isPresent())
                ? new PageOutcome.Roster(rows, OptionalInt.empty(), next)
                : new PageOutcome.Leads(rows.stream().map(UsGaGdc::lead).toList(), OptionalInt.empty(), next);
    }

    private static PageOutcome.Lead lead(RosterEntry row) {
        String fields = "vRecNo=" + row.get(EntryField.NUMBER).orElseThrow() + "&NextPage=6&btn1=View+Offender+Info";
        return new PageOutcome.Lead(row, PageRequest.postForm("detail", QUERY, fields));
    }

    private static PageOutcome detail(HtmlPage html, PageRequest asked) {
        Labelled values = Labelled.flowing(html.document(), "strong");
        String id = html.find(SHOWN_NUMBER);
        String name = html.document().select(":matchesOwn(^NAME:)").text().replaceFirst("NAME:", "");
        Optional<LayoutChanged> changed = values.missing(List.of("YOB", "MOST RECENT INSTITUTION"))
                .or(() -> values.empty(List.of("CURRENT STATUS")));
        String asking = asked.form().getOrDefault("vRecNo", id);
        if (changed.isPresent() || id.isEmpty() || name.isBlank() || !asking.equals(id)) {
            return changed.orElse(new LayoutChanged("NAME: and the GDC ID that was asked for", "not both"));
        }
        RosterEntry.Builder person =
                RosterEntry.builder().put(EntryField.NUMBER, id).put(EntryField.NAME, name);
        RosterEntry entry = person.putAll(DETAIL, values::get).build();
        return new PageOutcome.Roster(List.of(entry), OptionalInt.empty(), List.of());
    }
}
