package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.PersonName;
import org.whereabouts.sandbox.population.Sex;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A county jail on the JailTracker platform: a token from a landing page, then JSON.
 *
 * <p>{@code GET /jtclientweb/jailtracker/index/Campbell_County_KY} is an HTML page whose script calls
 * {@code JailTracker.Web.Settings.init('TOKEN'}; every visit gets its own token. Another index: 404.
 *
 * <p>{@code GET /jtclientweb/(S(TOKEN))//(S(TOKEN))/JailTracker/GetInmates?start=0&limit=25&sort=LastName&dir=ASC}
 * answers {@code {"data":[{RowIndex, AgencyName, ArrestNo, Jacket, FirstName, MiddleName, LastName, Suffix,
 * OriginalBookDateTime, FinalReleaseDateTime}],"totalCount":n,"error":"","success":"true"}}: {@code RowIndex} and
 * {@code ArrestNo} are numbers, the booking date is {@code yyyy-MM-dd}, the release date null. {@code limit} is capped at
 * {@value #LARGEST_PAGE}; {@code sort} knows LastName, FirstName and ArrestNo.
 *
 * <p>{@code .../JailTracker/GetInmate?arrestNo=N} answers {@code {"data":[{"Field":"Agency:","Value":"..."},...],
 * "totalCount":16,"error":"","success":"true"}}, an empty list for an unknown number; {@code Booking Date:} is
 * {@code M/d/yyyy h:mm:ss a}, aliases stand in {@code Alias:} as {@code Last, First Middle}, separated by semicolons.
 *
 * <p>A wrong or expired token: {@code {"data":[],"totalCount":0,"error":"session-expired","success":"false"}} with
 * status 200. Too many requests: {@code {"error":"max-requests-for-timeperiod"}} with status 200. Names are in mixed case
 * with diacritics. Released people are not listed. Changed layout: {@code ArrestNo} becomes {@code BookingNo}.
 */
final class JailTrackerSite implements LocatorSite {
    static final int LARGEST_PAGE = 200;

    private static final String INDEX = "/jtclientweb/jailtracker/index/";
    private static final String JAIL = "Campbell_County_KY";
    private static final Pattern CALL =
            Pattern.compile("/jtclientweb/\\(S\\((\\w+)\\)\\)/+\\(S\\((\\w+)\\)\\)/JailTracker/(\\w+)");
    private static final DateTimeFormatter BOOKED = DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.US);
    private static final List<String> RACES = List.of("Asian", "Black", "Other", "White");
    private static final List<String> STATUSES = List.of("Pre-Trial", "Sentenced");

    private final JsonMapper json;
    private final SessionTokens sessions;
    private final RequestWindow window;

    JailTrackerSite(JsonMapper json, SessionTokens sessions, RequestWindow window) {
        this.json = json;
        this.sessions = sessions;
        this.window = window;
    }

    @Override
    public Agency agency() {
        return Agency.CAMPBELL;
    }

    /** The jacket; the arrest's number is new with every stay. */
    @Override
    public String listedNumber(Person person) {
        return person.custody().personNumber();
    }

    @Override
    public SiteResponse rateLimited() {
        return SiteResponse.json("{\"error\":\"max-requests-for-timeperiod\"}");
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        if (request.path().equals(INDEX + JAIL)) {
            return SiteResponse.html(JailTrackerLanding.page(sessions.issue()));
        }
        Matcher call = CALL.matcher(request.path());
        if (!call.matches()) {
            return SiteResponse.notFound();
        }
        if (!window.admits()) {
            return rateLimited();
        }
        if (!call.group(1).equals(call.group(2)) || !sessions.isValid(call.group(1))) {
            return SiteResponse.json("""
                    {"data":[],"totalCount":0,"error":"session-expired","success":"false"}""");
        }
        return switch (call.group(3)) {
            case "GetInmates" -> inmates(request, day);
            case "GetInmate" -> inmate(request.parameter("arrestNo"), day);
            default -> SiteResponse.notFound();
        };
    }

    private SiteResponse inmates(SiteRequest request, SiteDay day) {
        List<Roster.Entry> all =
                day.roster().all().stream().sorted(order(request)).toList();
        int start = Math.clamp(number(request.parameter("start"), 0), 0, all.size());
        int limit = Math.clamp(number(request.parameter("limit"), 25), 1, LARGEST_PAGE);
        ObjectNode answer = json.createObjectNode();
        ArrayNode data = answer.putArray("data");
        for (int i = start; i < Math.min(start + limit, all.size()); i++) {
            row(data.addObject().put("RowIndex", i + 1), all.get(i).person(), day);
        }
        return closed(answer, all.size());
    }

    private static Comparator<Roster.Entry> order(SiteRequest request) {
        Comparator<Roster.Entry> order = switch (request.parameter("sort")) {
            case "FirstName" -> Comparator.comparing(Roster.Entry::given).thenComparing(Roster.Entry::number);
            case "ArrestNo" -> Comparator.comparingInt(entry -> Integer.parseInt(entry.number()));
            default -> Comparator.comparing(Roster.Entry::family).thenComparing(Roster.Entry::number);
        };
        return request.parameter("dir").equals("DESC") ? order.reversed() : order;
    }

    private static void row(ObjectNode row, Person person, SiteDay day) {
        row.put("AgencyName", person.custody().facility().name());
        row.put(
                day.key("ArrestNo", "BookingNo"),
                Integer.parseInt(person.custody().number()));
        row.put("Jacket", person.custody().personNumber());
        row.put("FirstName", person.given());
        row.put("MiddleName", person.middle());
        row.put("LastName", person.family());
        row.put("Suffix", person.suffix());
        row.put("OriginalBookDateTime", person.custody().admitted().toString());
        row.putNull("FinalReleaseDateTime");
    }

    private SiteResponse inmate(String number, SiteDay day) {
        ObjectNode answer = json.createObjectNode();
        ArrayNode data = answer.putArray("data");
        day.roster().byNumber(number).map(Roster.Entry::person).ifPresent(person -> {
            field(data, "Agency:", person.custody().facility().name().toUpperCase(Locale.ROOT));
            field(data, "Last Name:", person.family());
            field(data, "First Name:", person.given());
            field(data, "Middle Name:", person.middle());
            field(data, "Suffix:", person.suffix());
            field(data, day.key("Current Age:", "Age Now:"), Integer.toString(person.ageOn(day.date())));
            field(data, "Booking Date:", booked(person));
            field(data, "Date Released:", "");
            field(data, "Race:", Filler.pick(person, RACES));
            field(data, "Sex:", person.sex() == Sex.FEMALE ? "F" : "M");
            field(
                    data,
                    "Alias:",
                    person.aliases().stream().map(JailTrackerSite::alias).collect(Collectors.joining("; ")));
            field(data, "Parole Officer:", "");
            field(data, "Case Worker:", "");
            field(data, "Min Release:", "");
            field(data, "Max Release:", date(person.custody().projectedRelease()));
            field(data, "Status:", Filler.pick(person, STATUSES));
        });
        return closed(answer, data.size());
    }

    private static void field(ArrayNode data, String field, String value) {
        data.addObject().put("Field", field).put("Value", value);
    }

    private static SiteResponse closed(ObjectNode answer, int total) {
        return SiteResponse.json(answer.put("totalCount", total)
                .put("error", "")
                .put("success", "true")
                .toString());
    }

    private static String alias(PersonName alias) {
        return alias.family() + ", " + (alias.given() + " " + alias.middle()).strip();
    }

    /** A time of day that stays the same for a stay: the jail books around the clock. */
    private static String booked(Person person) {
        int minutes = Math.floorMod(person.custody().number().hashCode(), 24 * 60);
        return BOOKED.format(person.custody().admitted().atStartOfDay().plusMinutes(minutes));
    }

    private static String date(@Nullable LocalDate date) {
        return date == null
                ? ""
                : DateTimeFormatter.ofPattern("M/d/uuuu", Locale.US).format(date);
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }
}
