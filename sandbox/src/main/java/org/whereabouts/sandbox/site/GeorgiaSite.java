package org.whereabouts.sandbox.site;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Facility;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Snapshot;

/**
 * Georgia: a disclaimer, a query form that can be sent once, and a list that the session stays in.
 *
 * <p>{@code GET /GDC/OffenderQuery/jsp/OffQryForm.jsp} shows the disclaimer: {@code form[name=disclaimerFM]} with the hidden
 * {@code vDisclaimer=True} and the button {@code submit2}. Its {@code POST} to the same path begins a session (a {@code JSESSIONID}
 * cookie), forgets whatever list the session had, and shows {@code form#OffenderQueryForm}, which goes to
 * {@code OffQryRedirector.jsp}. Among its choices are {@code vCurrentInstitution} (ALL and every institution by name),
 * {@code vScope} (ALL, ACTIVE) and {@code RecordsPerPage} (9, 18, 27, 36, 45). The query of the address is not read.
 *
 * <p>{@code POST OffQryRedirector.jsp} without a session that has agreed shows the disclaimer again. {@code NextPage=2} asks: the
 * fields narrow, {@code vLastName} and {@code vFirstName} as prefixes, {@code vOffenderId} with or without leading zeros. Nobody
 * found: "No records found matching your search criteria." One person: the detail page itself. More: a page of the list, by name.
 * From then on {@code NextPage=2} shows the page where the session is, whatever is asked. {@code NextPage=7} with {@code Action}
 * {@code >} or {@code <} turns the page; without a list that is an error 500. {@code NextPage=6} with {@code vRecNo} is the detail
 * page of somebody.
 *
 * <p>A list has for each person a {@code form[name^=fm]} with the hidden {@code vRecNo}, which is the GDC ID of ten digits, and
 * {@code .TableCell}s with a {@code strong} label and the value in {@code b}: Offender Name:, Major Offense(s):, Current
 * Institution:. Below stands "Page n of m" and form1 to turn it, also for a single page. The detail page has {@code h4} NAME:,
 * {@code h5} GDC ID: and {@code strong.offender} labels. People who were released are INACTIVE. Changed layout: Current
 * Institution becomes Institution Assigned in the list, MOST RECENT INSTITUTION becomes ASSIGNED INSTITUTION.
 */
final class GeorgiaSite implements LocatorSite {
    private static final String JSP = "/GDC/OffenderQuery/jsp/";
    private static final String COOKIE = "JSESSIONID";

    /** A session that agreed; with the query that it pages through, once it has asked. */
    private record Visit(Map<String, String> query, int page) {
        static final Visit AGREED = new Visit(Map.of(), 0);
    }

    private final List<Facility> facilities;
    private final Sessions<Visit> sessions;
    private final int mostRows;

    GeorgiaSite(List<Facility> facilities, SessionTokens tokens, int mostRows) {
        this.facilities = facilities;
        this.sessions = new Sessions<>(tokens);
        this.mostRows = mostRows;
    }

    @Override
    public Agency agency() {
        return Agency.GEORGIA;
    }

    @Override
    public List<Person> findable(Snapshot snapshot) {
        return snapshot.known(Agency.GEORGIA);
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        return switch (request.path()) {
            case JSP + "OffQryForm.jsp" ->
                request.form().getOrDefault("vDisclaimer", "").equals("True")
                        ? SiteResponse.html(GeorgiaPages.form(facilities))
                                .with(
                                        "Set-Cookie",
                                        COOKIE + "=" + sessions.begin(Visit.AGREED) + "; Path=/GDC; HttpOnly")
                        : SiteResponse.html(GeorgiaPages.disclaimer());
            case JSP + "OffQryRedirector.jsp" ->
                !request.isPost()
                        ? SiteResponse.methodNotAllowed()
                        : sessions.state(request.cookie(COOKIE))
                                .map(visit -> redirected(request, visit, day))
                                .orElseGet(() -> SiteResponse.html(GeorgiaPages.disclaimer()));
            default -> SiteResponse.notFound();
        };
    }

    private SiteResponse redirected(SiteRequest request, Visit visit, SiteDay day) {
        Map<String, String> form = request.form();
        boolean hasList = visit.page() > 0;
        return switch (form.getOrDefault("NextPage", "")) {
            case "2" -> shown(request, hasList ? visit : new Visit(form, 1), day);
            case "6" ->
                day.roster()
                        .byNumber(form.getOrDefault("vRecNo", ""))
                        .map(entry -> SiteResponse.html(GeorgiaPages.detail(entry.person(), day)))
                        .orElseGet(() -> SiteResponse.html(GeorgiaPages.nobody()));
            case "7" ->
                hasList
                        ? shown(request, new Visit(visit.query(), visit.page() + step(form)), day)
                        : SiteResponse.html(500, GeorgiaPages.error());
            default -> SiteResponse.html(500, GeorgiaPages.error());
        };
    }

    private static int step(Map<String, String> form) {
        return switch (form.getOrDefault("Action", "")) {
            case ">" -> 1;
            case "<" -> -1;
            default -> 0;
        };
    }

    private SiteResponse shown(SiteRequest request, Visit visit, SiteDay day) {
        List<Roster.Entry> found = found(visit.query(), day);
        if (found.isEmpty()) {
            return SiteResponse.html(GeorgiaPages.nobody());
        }
        if (found.size() == 1) {
            return SiteResponse.html(GeorgiaPages.detail(found.getFirst().person(), day));
        }
        int rows = Math.min(rows(visit.query()), mostRows);
        int pages = (found.size() + rows - 1) / rows;
        int page = Math.clamp(visit.page(), 1, pages);
        sessions.put(request.cookie(COOKIE), new Visit(visit.query(), page));
        List<Roster.Entry> shown = found.subList((page - 1) * rows, Math.min(page * rows, found.size()));
        return SiteResponse.html(GeorgiaPages.list(shown, page, pages, day));
    }

    private static int rows(Map<String, String> query) {
        String wanted = query.getOrDefault("RecordsPerPage", "");
        return List.of("18", "27", "36", "45").contains(wanted) ? Integer.parseInt(wanted) : 9;
    }

    private static List<Roster.Entry> found(Map<String, String> query, SiteDay day) {
        String given = Spelling.folded(query.getOrDefault("vFirstName", ""));
        String institution = query.getOrDefault("vCurrentInstitution", "");
        String number = query.getOrDefault("vOffenderId", "").replaceFirst("^0+", "");
        Predicate<Roster.Entry> there = entry -> institution.isEmpty()
                || institution.equals("ALL")
                || entry.person().custody().facility().name().equals(institution);
        Predicate<Roster.Entry> active =
                entry -> !query.getOrDefault("vScope", "").equals("ACTIVE")
                        || entry.person().isHeld();
        return day.roster().byFamilyPrefix(query.getOrDefault("vLastName", "")).stream()
                .filter(entry -> entry.given().startsWith(given))
                .filter(there.and(active))
                .filter(entry -> number.isEmpty()
                        || entry.number().replaceFirst("^0+", "").equals(number))
                .toList();
    }
}
