package org.whereabouts.crawler.sources;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.whereabouts.crawler.page.Carried;
import org.whereabouts.crawler.page.HtmlForm;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.page.Pager;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Leads;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Georgia Department of Corrections: agreeing to a disclaimer begins a session, and the form behind it can be sent once. From then
 * on the session pages through that one list, so every search agrees anew; what it will fill in is carried along with its first
 * request. A last name is searched by its first letter, so that nobody's second character matters; institutions would lose whoever is
 * moved to one that was read before. Rows lack the status, so each person has a page.
 */
record UsGaGdc(SourceProfile profile) implements Source {

    private static final String AGREE = "/GDC/OffenderQuery/jsp/OffQryForm.jsp";
    private static final String AGREED = "vDisclaimer=True&submit2=I+agree+-+Go+to+the+Offender+Query";
    private static final String QUERY = "/GDC/OffenderQuery/jsp/OffQryRedirector.jsp";
    private static final int ROWS = 45;
    private static final Pattern NAME = Pattern.compile("\\bNAME: (\\S.*?) GDC ID: ");
    private static final Pattern ID = Pattern.compile("GDC ID: (\\d{6,10})\\b");

    private static final Map<EntryField, String> ROW = Map.of(
            EntryField.NUMBER, "GDC ID",
            EntryField.NAME, "Offender Name",
            EntryField.FACILITY, "Current Institution");
    private static final Map<EntryField, String> DETAIL = Map.of(
            EntryField.NUMBER, "GDC ID",
            EntryField.NAME, "NAME",
            EntryField.BIRTH_DATE, "YOB",
            EntryField.SEX, "GENDER",
            EntryField.STATUS, "CURRENT STATUS",
            EntryField.FACILITY, "MOST RECENT INSTITUTION",
            EntryField.ADMITTED, "INCARCERATION BEGIN",
            EntryField.RELEASED, "ACTUAL RELEASE DATE",
            EntryField.PROJECTED_RELEASE, "MAX POSSIBLE RELEASE DATE");

    @Override
    public Stream<Search> sweep() {
        return Search.byInitial(letter -> agree(Map.of("vLastName", letter, "vScope", "ACTIVE")));
    }

    /** Not by name: each of the people of that name would be a request. */
    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        return key.asNumber().map(number -> agree(Map.of("vOffenderId", number, "vUnoCaseNoRadioButton", "UNO_NO")));
    }

    private static PageRequest agree(Map<String, String> toFillIn) {
        Map<String, String> filled = new TreeMap<>(toFillIn);
        filled.putAll(Map.of("NextPage", "2", "RecordsPerPage", "" + ROWS, "vIsCookieEnabled", "Y"));
        return Carried.on(PageRequest.postForm("form", AGREE, AGREED), filled);
    }

    @Override
    public List<PageRequest> pageKinds() {
        return PageRequest.kinds(QUERY, "list", "detail", "form");
    }

    @Override
    public PageOutcome parse(Page page) {
        PageRequest asked = page.request();
        return HtmlPage.readWhole(page, profile, html -> {
            if (html.has("form[name=disclaimerFM]")) {
                return new PageOutcome.Maintenance("the disclaimer again: the session is over");
            }
            return switch (asked.kind()) {
                case "form" ->
                    HtmlForm.send(html, "form#OffenderQueryForm", "vLastName", asked, "list", Carried.of(asked));
                case "detail" -> detail(html);
                default -> list(html, asked);
            };
        });
    }

    /** Each row is a form that leads to the person's page. */
    private static PageOutcome list(HtmlPage html, PageRequest asked) {
        List<Labelled> rows = html.document().select("form[name^=fm]").stream()
                .map(form -> Labelled.flowing(form, "strong")
                        .orElse("GDC ID", form.select("[name=vRecNo]").val()))
                .toList();
        int numbers = html.occurrences("vRecNo");
        if (rows.isEmpty() && numbers == 0) {
            return html.occurrences("GDC ID:") == 0 && html.saysNobody() ? new PageOutcome.NoMatch() : detail(html);
        }
        // The site pages on from wherever the session is; which page is due is carried along.
        int due = Integer.parseInt(Carried.of(asked).getOrDefault("page", "1"));
        boolean onePage = due == 1 && rows.size() < ROWS && html.occurrences("oq-nav") == 0;
        PageRequest following = Carried.on(
                PageRequest.postForm("list", QUERY, "NextPage=7&Action=%3E"), Map.of("page", "" + (due + 1)));
        Pager pager = Pager.words(html.document().text(), due, onePage, following);
        return Labelled.people(rows, ROW, numbers, people -> pager.read(next -> Leads.of(people, UsGaGdc::view, next)));
    }

    private static PageRequest view(String number) {
        return PageRequest.postForm("detail", QUERY, "vRecNo=" + number + "&NextPage=6&btn1=View+Offender+Info");
    }

    private static PageOutcome detail(HtmlPage html) {
        return Labelled.flowing(html.document(), "strong")
                .orElse("GDC ID", html.find(ID))
                .orElse("NAME", html.find(NAME))
                .person(DETAIL, List.of("YOB", "MOST RECENT INSTITUTION"), List.of("GDC ID", "NAME", "CURRENT STATUS"));
    }
}
