package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Snapshot;

/**
 * Oregon's Offender Search, JavaServer Faces.
 *
 * <p>{@code GET /OOS/intro.jsf}, or {@code /OOS/searchCriteria.jsf} without a session, is a page to agree with: {@code
 * form#disclaimerForm}, button {@code disclaimerForm:btnAgree=I Agree}. Its answer is the page of criteria, {@code
 * form#mainBodyForm} with {@code mainBodyForm:FirstName}, {@code MiddleName}, {@code LastName}, {@code SidNumber} and the buttons
 * {@code sendQuery} and {@code clear}. Actions carry {@code ;jsessionid=}; each page has its own {@code javax.faces.ViewState},
 * of which a session remembers the {@value JsfViews#VIEWS} used last. Any other: a page that says that the session has expired.
 *
 * <p>In a name {@code *} is any number of characters; in one with a dash each is exactly one. Without it, that very name is meant. Nothing filled in: {@code
 * .errorMessage}. {@code .infoMessage} says "No matching records found." or, above {@value #MOST} people, "Too many results to
 * display. Be more specific." One person: their page. Otherwise {@code table.foundOffenders} within the form, SID, First Name,
 * Middle Name, Last Name, Date of Birth (MM/YYYY), the SID a link that sets {@code mainBodyForm:j_idcl}; below it {@code
 * mainBodyForm:pageMsg} "Page 1/3" and pictures to turn the page, whose names change from page to page.
 *
 * <p>The page about a person: {@code offensesForm:out_SID}, {@code name}, {@code age}, {@code sex}, {@code dob}, {@code
 * locationBlock}, {@code status}, {@code admitDate}, {@code relDate}. People who were released within {@value
 * #SUPERVISED_DAYS} days are supervised and stay listed. Changed layout: Last Name becomes Family Name, locationBlock placeBlock.
 */
final class OregonSite implements LocatorSite {
    static final int MOST = 60;
    static final int SUPERVISED_DAYS = 365;

    private static final String FORM = "mainBodyForm:";
    private static final Pattern ROW = Pattern.compile("mainBodyForm:foundOffenders:(\\d{1,4}):j_id27");
    private static final Pattern SESSION = Pattern.compile("(/OOS/\\w+\\.jsf);jsessionid=(\\w+)");

    /** What a page showed: a list of which it was a page; nobody on a page without a list. */
    record View(List<Roster.Entry> found, int page) {}

    private final int pageSize;
    private final JsfViews<View> views;

    OregonSite(int pageSize, SessionTokens tokens) {
        this.pageSize = pageSize;
        this.views = new JsfViews<>(tokens);
    }

    @Override
    public Agency agency() {
        return Agency.OREGON;
    }

    @Override
    public List<Person> listed(Snapshot snapshot) {
        LocalDate since = snapshot.day().minusDays(SUPERVISED_DAYS);
        return snapshot.known(agency()).stream()
                .filter(person -> person.custody().released() == null
                        || person.custody().released().isAfter(since))
                .toList();
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        if (request.isGet() && request.path().matches("/OOS/(intro|searchCriteria)\\.jsf")) {
            String session = views.begin();
            return SiteResponse.html(OregonPages.disclaimer(session, views.save(session, new View(List.of(), 0))))
                    .with("Set-Cookie", "JSESSIONID=" + session + "; Path=/OOS; HttpOnly");
        }
        Matcher path = SESSION.matcher(request.path());
        if (!path.matches() || !request.isPost()) {
            return SiteResponse.notFound();
        }
        Map<String, String> form = request.form();
        String session = path.group(2);
        Optional<View> view = views.restore(session, form.getOrDefault("javax.faces.ViewState", ""));
        return SiteResponse.html(view.map(known -> switch (path.group(1)) {
                    case "/OOS/intro.jsf" ->
                        form.containsKey("disclaimerForm:btnAgree")
                                ? criteria(session, "")
                                : OregonPages.disclaimer(session, views.save(session, known));
                    default -> clicked(session, form, known, day);
                })
                .orElseGet(OregonPages::expired));
    }

    private String clicked(String session, Map<String, String> form, View view, SiteDay day) {
        Matcher row = ROW.matcher(form.getOrDefault(FORM + "j_idcl", ""));
        if (row.matches() && Integer.parseInt(row.group(1)) < view.found().size()) {
            return person(session, view.found().get(Integer.parseInt(row.group(1))), day);
        }
        if (form.containsKey(OregonPages.next(view.page()) + ".x")) {
            return list(session, new View(view.found(), view.page() + 1), day);
        }
        if (form.containsKey(OregonPages.previous(view.page()) + ".x")) {
            return list(session, new View(view.found(), view.page() - 1), day);
        }
        return form.containsKey(FORM + "sendQuery") ? search(session, form, day) : criteria(session, "");
    }

    private String search(String session, Map<String, String> form, SiteDay day) {
        String first = form.getOrDefault(FORM + "FirstName", "");
        String middle = form.getOrDefault(FORM + "MiddleName", "");
        String last = form.getOrDefault(FORM + "LastName", "");
        String number = form.getOrDefault(FORM + "SidNumber", "").strip();
        if ((first + middle + last + number).isBlank()) {
            return criteria(session, "<span class=\"errorMessage\">Please enter something to search for.</span>");
        }
        List<Roster.Entry> found = number.isEmpty()
                ? day.roster().all().stream()
                        .filter(entry -> criterion(first).test(entry.given())
                                && criterion(middle).test(entry.middle())
                                && criterion(last).test(entry.family()))
                        .toList()
                : day.roster().byNumber(number).stream().toList();
        if (found.isEmpty() || found.size() > MOST) {
            String message =
                    found.isEmpty() ? "No matching records found." : "Too many results to display. Be more specific.";
            return criteria(session, "<span class=\"infoMessage\">" + message + "</span>");
        }
        return found.size() == 1 ? person(session, found.getFirst(), day) : list(session, new View(found, 1), day);
    }

    private static Predicate<String> criterion(String text) {
        if (text.isBlank()) {
            return _ -> true;
        }
        String any = text.contains("-") ? "." : ".*";
        String pattern = Stream.of(Spelling.folded(text).split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(any));
        return Pattern.compile(pattern).asMatchPredicate();
    }

    private String criteria(String session, String message) {
        return OregonPages.criteria(session, views.save(session, new View(List.of(), 0)), message);
    }

    private String list(String session, View view, SiteDay day) {
        int pages = (view.found().size() + pageSize - 1) / pageSize;
        return OregonPages.list(session, views.save(session, view), view, pageSize, pages, day);
    }

    private String person(String session, Roster.Entry entry, SiteDay day) {
        return OregonPages.person(session, views.save(session, new View(List.of(), 0)), entry.person(), day);
    }
}
