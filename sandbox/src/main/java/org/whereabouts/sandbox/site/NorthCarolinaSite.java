package org.whereabouts.sandbox.site;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Sex;
import org.whereabouts.sandbox.population.Snapshot;

/**
 * North Carolina: everybody who was ever in prison in one file, and a search of the same people. In the sandbox both are on one
 * server.
 *
 * <p>{@code GET /offenders/INMT4AA1.zip} is a ZIP of {@code INMT4AA1.des}, the layout in words, and {@code INMT4AA1.dat}: for each
 * person, by number, 1026 bytes and a line feed ({@link NorthCarolinaFile}). The record status is ACTIVE or, of people who are out,
 * INACTIVE.
 *
 * <p>{@code POST /opi/offendersearch.do?method=list}, a form: {@code searchOffenderId} (7 digits, or fewer) or a last name; last and
 * first name are prefixes, case and diacritics folded; {@code searchGender} and {@code searchRace} narrow where they are not empty;
 * {@code activeFilter} 1 leaves out people who are out, 2 does not, and without it the search fails. Nobody: "No offenders found."
 * Otherwise {@code table.resultstable} with rows {@code tableRowOdd} and {@code tableRowEven}: Offender Number, linked to {@code
 * viewoffender.do?method=view&offenderID=}, Last Name, Suffix, First Name, Middle Name, Gender, Race, Birth Date, Age. Neither place
 * nor status. One hit is a list of one.
 *
 * <p>{@code GET /opi/viewoffender.do?method=view&offenderID=}: labels and values in {@code table.displaydatatable}, names in {@code
 * table.datainput}, aliases below the first. Changed layout: rows of the file have two bytes more, the list's Last Name is called
 * Surname, and the page's Inmate Status is called Custody.
 */
final class NorthCarolinaSite implements LocatorSite {

    @Override
    public Agency agency() {
        return Agency.NORTH_CAROLINA;
    }

    @Override
    public List<Person> former(Snapshot snapshot) {
        return snapshot.known(agency()).stream()
                .filter(person -> !person.isHeld())
                .toList();
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        return switch (request.path()) {
            case "/offenders/INMT4AA1.zip" ->
                SiteResponse.file("application/x-zip-compressed", NorthCarolinaFile.zip(everybody(day), day));
            case "/opi/offendersearch.do" ->
                request.isPost() ? search(request.form(), day) : SiteResponse.methodNotAllowed();
            case "/opi/viewoffender.do" -> view(request.parameter("offenderID"), day);
            default -> SiteResponse.notFound();
        };
    }

    private static List<Person> everybody(SiteDay day) {
        return Stream.concat(day.roster().all().stream().map(Roster.Entry::person), day.former().stream())
                .sorted(Comparator.comparing(person -> person.custody().number()))
                .toList();
    }

    private static SiteResponse search(Map<String, String> form, SiteDay day) {
        String number = form.getOrDefault("searchOffenderId", "").strip();
        String last = Spelling.folded(form.getOrDefault("searchLastName", "").strip());
        String first = Spelling.folded(form.getOrDefault("searchFirstName", "").strip());
        String active = form.getOrDefault("activeFilter", "");
        if (!List.of("1", "2").contains(active) || (number.isEmpty() && last.isEmpty())) {
            return SiteResponse.html(500, NorthCarolinaPages.page("Error", "<p>Enter a number or a last name.</p>"));
        }
        String wanted = "0".repeat(Math.max(0, 7 - number.length())) + number;
        List<Person> found = everybody(day).stream()
                .filter(person -> active.equals("2") || person.isHeld())
                .filter(person -> number.isEmpty() || person.custody().number().equals(wanted))
                .filter(person -> Spelling.folded(person.family()).startsWith(last)
                        && Spelling.folded(person.given()).startsWith(first))
                .filter(person -> fits(
                        form.getOrDefault("searchGender", ""), gender(person).substring(0, 1)))
                .toList();
        return SiteResponse.html(NorthCarolinaPages.list(found, day));
    }

    private static boolean fits(String wanted, String value) {
        return wanted.isEmpty() || wanted.equals(value);
    }

    private static SiteResponse view(String number, SiteDay day) {
        return everybody(day).stream()
                .filter(person -> person.custody().number().equals(number))
                .findFirst()
                .map(person -> SiteResponse.html(NorthCarolinaPages.offender(person, day)))
                .orElseGet(() -> SiteResponse.html(NorthCarolinaPages.page("Offender", "<p>No offenders found.</p>")));
    }

    static String gender(Person person) {
        return person.sex() == Sex.FEMALE ? "FEMALE" : "MALE";
    }

    static String status(Person person) {
        return person.isHeld() ? "ACTIVE" : "INACTIVE";
    }

    static String race(Person person) {
        return List.of("BLACK", "WHITE", "OTHER", "INDIAN")
                .get(Math.floorMod(person.personKey().hashCode(), 4));
    }
}
