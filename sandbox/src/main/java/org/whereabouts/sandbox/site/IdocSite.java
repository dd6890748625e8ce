package org.whereabouts.sandbox.site;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Snapshot;

/**
 * Idaho: a list by last name, and a page for each person.
 *
 * <p>{@code GET /content/prisons/resident-client-search/results?last_name=&first_name=&number=&page=0}: a number is exact, names
 * are prefixes, case folded, a blank at the end does not count; pages are counted from 0. A last name with fewer letters than are
 * wanted, where there is no number, is answered with a sentence that says how many. Markup: {@link IdocPages}. The list is
 * {@code table#people-search-results} with the columns IDOC #, Last Name, First Name, Middle Name, Birth Year and Status; each cell
 * begins with its head again, in a {@code div.col-header}. Status is {@code In custody}, {@code In community}, or {@code
 * Discharged} and the day. Nobody found, also on a page behind the last: "No results found."
 *
 * <p>{@code GET /content/prisons/resident-client-search/details/{number}} is the page of one person, with the mailing address of the
 * institution for those in custody; 404 for a number that nobody has.
 *
 * <p>Released people stay: those who left lately are in the community, others discharged. Changed layout: the column Status
 * becomes Standing, and the mailing address goes.
 *
 * @param rows rows of a page
 * @param fewestLetters letters of a last name that are wanted at least
 */
record IdocSite(int rows, int fewestLetters) implements LocatorSite {
    private static final String SEARCH = "/content/prisons/resident-client-search/";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MM/dd/uuuu");

    @Override
    public Agency agency() {
        return Agency.IDAHO;
    }

    @Override
    public List<Person> listed(Snapshot snapshot) {
        return snapshot.known(Agency.IDAHO);
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        if (!request.isGet()) {
            return SiteResponse.methodNotAllowed();
        }
        if (request.path().equals(SEARCH + "results")) {
            return SiteResponse.html(results(request, day));
        }
        return Optional.of(request.path())
                .filter(path -> path.startsWith(SEARCH + "details/"))
                .flatMap(path -> day.roster().byNumber(path.substring(path.lastIndexOf('/') + 1)))
                .map(entry -> SiteResponse.html(IdocPages.detail(entry.person(), status(entry.person(), day), day)))
                .orElseGet(SiteResponse::notFound);
    }

    private String results(SiteRequest request, SiteDay day) {
        String last = request.parameter("last_name").strip();
        String number = request.parameter("number").strip();
        if (number.isEmpty() && last.length() < fewestLetters) {
            return IdocPages.tooShort(fewestLetters);
        }
        String first = Spelling.folded(request.parameter("first_name").strip());
        List<Roster.Entry> found = day.roster().byFamilyPrefix(last).stream()
                .filter(entry -> entry.given().startsWith(first))
                .filter(entry -> number.isEmpty() || entry.number().equals(number))
                .toList();
        int page = request.parameter("page").matches("\\d{1,4}") ? Integer.parseInt(request.parameter("page")) : 0;
        List<IdocPages.Row> shown = found.stream()
                .skip((long) page * rows)
                .limit(rows)
                .map(entry -> new IdocPages.Row(entry.person(), status(entry.person(), day)))
                .toList();
        boolean more = found.size() > (page + 1) * rows;
        return shown.isEmpty()
                ? IdocPages.nobody()
                : IdocPages.list(shown, more ? SEARCH + "results?last_name=" + last + "&page=" + (page + 1) : "", day);
    }

    /** The site's word: parole lasts a year here. */
    private static String status(Person person, SiteDay day) {
        var released = person.custody().released();
        if (released == null) {
            return "In custody";
        }
        return released.plusYears(1).isAfter(day.date()) ? "In community" : "Discharged " + DATE.format(released);
    }
}
