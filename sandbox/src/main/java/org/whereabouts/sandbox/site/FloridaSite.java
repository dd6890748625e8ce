package org.whereabouts.sandbox.site;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Snapshot;

/**
 * Florida: four lists, on several of which the same person may be.
 *
 * <p>{@code GET /offenderSearch/list.aspx?Page=List&TypeSearch=..&DataAction=Filter&dcnumber=&LastName=&FirstName=&matches=50}:
 * {@code TypeSearch} is {@code AI} in prison, {@code IR} released, {@code AO} under supervision, {@code AB} absconded; names are
 * prefixes, empty fields do not narrow, {@code matches} is the rows of a page (20 when it is no number). Who was released is on IR,
 * and on AO or AB while under supervision; one in nine of those in prison is still on AO, one in eleven is on IR with an earlier
 * release. Nobody found: "There were no records found." and no table.
 *
 * <p>The table is {@code table#ctl00_ContentPlaceHolder1_grdList}, as ASP.NET writes it: the heads are its first row. Its columns: a
 * photograph, Name ({@code LAST, FIRST M}), DC Number, Race, Sex, Release Date, Current Facility (AI; Supervision Office on the
 * others), Birth Date; photograph and name link to {@code detail.aspx?Page=Detail&DCNumber=..&TypeSearch=..}. It stands in
 * {@code form#aspnetForm}, which goes by {@code POST} to the page's own address, query and all, with {@code __VIEWSTATE} and
 * {@code __EVENTVALIDATION}; its button {@code ctl00$ContentPlaceHolder1$btnListNext}, Next, leads to the next page and is disabled
 * on the last. A view state of another list, or none, is an error 500. Changed layout: DC Number becomes Offender ID.
 */
record FloridaSite() implements LocatorSite {

    @Override
    public Agency agency() {
        return Agency.FLORIDA;
    }

    @Override
    public List<Person> listed(Snapshot snapshot) {
        return snapshot.known(Agency.FLORIDA).stream()
                .filter(person -> List.of("AI", "AO", "AB").stream().anyMatch(type -> isOn(type, person)))
                .toList();
    }

    @Override
    public List<Person> findable(Snapshot snapshot) {
        return snapshot.known(Agency.FLORIDA);
    }

    /** Whether the person is on that list. */
    static boolean isOn(String type, Person person) {
        int draw = Math.floorMod(person.personKey().hashCode(), 99);
        return switch (type) {
            case "AI" -> person.isHeld();
            case "AO" -> person.isHeld() ? draw % 9 == 0 : draw % 3 == 0;
            case "AB" -> !person.isHeld() && draw % 6 == 1;
            case "IR" -> !person.isHeld() || draw % 11 == 0;
            default -> false;
        };
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        if (!request.path().equals("/offenderSearch/list.aspx")) {
            return SiteResponse.notFound();
        }
        String type = request.parameter("TypeSearch");
        int page = 1;
        if (request.isPost()) {
            String state = request.form().getOrDefault("__VIEWSTATE", "");
            if (!state.matches("\\w{2}/\\d{1,5}")
                    || !state.startsWith(type + "/")
                    || request.form().getOrDefault("__EVENTVALIDATION", "").isEmpty()) {
                return SiteResponse.html(500, FloridaPages.error());
            }
            boolean next = request.form().containsKey(FloridaPages.NEXT);
            page = Integer.parseInt(state.substring(3)) + (next ? 1 : 0);
        }
        List<Roster.Entry> found = found(request.query(), type, day);
        if (found.isEmpty()) {
            return SiteResponse.html(FloridaPages.nobody(request.query()));
        }
        int rows = rows(request.parameter("matches"));
        int pages = (found.size() + rows - 1) / rows;
        int shown = Math.clamp(page, 1, pages);
        List<Roster.Entry> part = found.subList((shown - 1) * rows, Math.min(shown * rows, found.size()));
        return SiteResponse.html(FloridaPages.list(part, request.query(), shown, pages, day));
    }

    private static int rows(String matches) {
        return matches.matches("[1-9]\\d{0,5}") ? Integer.parseInt(matches) : 20;
    }

    private static List<Roster.Entry> found(Map<String, String> query, String type, SiteDay day) {
        String given = Spelling.folded(query.getOrDefault("FirstName", ""));
        String number = query.getOrDefault("dcnumber", "").strip();
        Predicate<Roster.Entry> named = entry -> entry.given().startsWith(given);
        return day.roster().byFamilyPrefix(query.getOrDefault("LastName", "")).stream()
                .filter(named.and(entry -> isOn(type, entry.person())))
                .filter(entry -> number.isEmpty() || entry.number().equalsIgnoreCase(number))
                .toList();
    }
}
