package org.whereabouts.sandbox.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Snapshot;

/**
 * Ohio: ASP.NET MVC with an antiforgery token; the results stay with the session.
 *
 * <p>{@code GET /OffenderSearch} (and {@code /OffenderSearch/Search/Search}) shows {@code form#lgForm} with the hidden
 * {@code __RequestVerificationToken} and sets a cookie that belongs to it. The form goes by {@code POST} to
 * {@code /OffenderSearch/Search/SearchResults}: {@code LastName, FirstName} (prefixes), {@code Status} ({@code I} in prison,
 * {@code A} all), {@code NumPrefix, OffNumber} (counted when the number is not empty). Without the token of the cookie: an error
 * 500 that names the anti-forgery token. It answers with a redirect (302) to {@code GET /OffenderSearch/Search/Results}, which
 * shows what the session asked last, and without a session the form.
 *
 * <p>The results are {@code table.table-striped}: a photograph, Name, Number (a link to
 * {@code /OffenderSearch/Search/Details/{number}}), DOB, Status, Offenses; by name, a page at a time. Below a list of more than one
 * page stands {@code form#pagerForm} with the token and a button for each of the pages next to the one shown, name and value its
 * number, {@code btn-primary} for the one shown; it goes by {@code POST} to {@code /OffenderSearch/Search/Results}. One person:
 * "Your search only returned one record." over the detail page itself. Nobody: "No offenders were found." The detail page is
 * {@code .panel-primary} with a heading {@code number - LAST, FIRST} and {@code dl dt/dd}: Number, DOB, Gender, Race, Admission
 * Date, Institution, Status; then another panel with the sentence. Released people are found with Status A. Changed layout: Status
 * becomes Custody in the list, Institution becomes Location in the detail.
 */
final class OhioSite implements LocatorSite {
    private static final String COOKIE = "__RequestVerificationToken_L09mZmVuZGVyU2VhcmNo0";
    private static final String TOKEN = "__RequestVerificationToken";
    private static final String ROOT = "/OffenderSearch";

    private final Sessions<Map<String, String>> sessions;
    private final int pageSize;

    OhioSite(SessionTokens tokens, int pageSize) {
        this.sessions = new Sessions<>(tokens);
        this.pageSize = pageSize;
    }

    @Override
    public Agency agency() {
        return Agency.OHIO;
    }

    @Override
    public List<Person> findable(Snapshot snapshot) {
        return snapshot.known(Agency.OHIO);
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        String details = ROOT + "/Search/Details/";
        if (request.path().startsWith(details)) {
            return day.roster()
                    .byNumber(request.path().substring(details.length()))
                    .map(entry -> SiteResponse.html(OhioPages.detail(entry.person(), false, day)))
                    .orElseGet(SiteResponse::notFound);
        }
        return switch (request.path()) {
            case ROOT, ROOT + "/", ROOT + "/Search/Search" -> form();
            case ROOT + "/Search/SearchResults" -> request.isPost() ? search(request) : SiteResponse.methodNotAllowed();
            case ROOT + "/Search/Results" -> results(request, day);
            default -> SiteResponse.notFound();
        };
    }

    private SiteResponse form() {
        String token = sessions.begin(Map.of());
        return SiteResponse.html(OhioPages.form(fieldToken(token)))
                .with("Set-Cookie", COOKIE + "=" + token + "; path=/; HttpOnly");
    }

    /** What the page carries and what the cookie carries are two halves of one thing. */
    private static String fieldToken(String cookie) {
        return new StringBuilder(cookie).reverse().toString();
    }

    private Optional<Map<String, String>> asked(SiteRequest request) {
        return sessions.state(request.cookie(COOKIE));
    }

    private static boolean isRefused(SiteRequest request) {
        String cookie = request.cookie(COOKIE);
        return cookie.isEmpty() || !request.form().getOrDefault(TOKEN, "").equals(fieldToken(cookie));
    }

    private SiteResponse search(SiteRequest request) {
        if (isRefused(request) || asked(request).isEmpty()) {
            return SiteResponse.html(500, OhioPages.refused());
        }
        sessions.put(request.cookie(COOKIE), request.form());
        return new SiteResponse(302, "text/html", "", Map.of("Location", ROOT + "/Search/Results"));
    }

    private SiteResponse results(SiteRequest request, SiteDay day) {
        Optional<Map<String, String>> asked = asked(request);
        if (asked.isEmpty()) {
            return form();
        }
        if (request.isPost() && isRefused(request)) {
            return SiteResponse.html(500, OhioPages.refused());
        }
        List<Roster.Entry> found = found(asked.get(), day);
        if (found.size() < 2) {
            return SiteResponse.html(
                    found.isEmpty()
                            ? OhioPages.nobody()
                            : OhioPages.detail(found.getFirst().person(), true, day));
        }
        int pages = (found.size() + pageSize - 1) / pageSize;
        int pressed = request.form().keySet().stream()
                .filter(field -> field.matches("\\d{1,5}"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(1);
        int page = Math.clamp(pressed, 1, pages);
        List<Roster.Entry> rows = found.subList((page - 1) * pageSize, Math.min(page * pageSize, found.size()));
        return SiteResponse.html(OhioPages.list(rows, page, pages, fieldToken(request.cookie(COOKIE)), day));
    }

    private static List<Roster.Entry> found(Map<String, String> form, SiteDay day) {
        String given = Spelling.folded(form.getOrDefault("FirstName", ""));
        String digits = form.getOrDefault("OffNumber", "").strip();
        String number = form.getOrDefault("NumPrefix", "") + digits;
        return day.roster().byFamilyPrefix(form.getOrDefault("LastName", "")).stream()
                .filter(entry -> entry.given().startsWith(given))
                .filter(entry -> digits.isEmpty() || entry.number().equals(number))
                .filter(entry -> !form.getOrDefault("Status", "").equals("I")
                        || entry.person().isHeld())
                .toList();
    }
}
