package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Sex;

/**
 * Illinois: a sheet a month, and classic ASP. In reality these are two hosts.
 *
 * <p>{@code GET /reportsandstatistics/prison-population-data-sets.html} links to the sheets of the last three months, the newest
 * not first: {@code /content/dam/soi/en/web/idoc/reportsandstatistics/documents/popdatasets/prison-pop/March-2026-Prison.xls}.
 * Only the newest is there; it is made anew every day, which the real one is not. See {@link IllinoisSheet}.
 *
 * <p>{@code POST /subsections/search/ISListInmates2.asp} with {@code selectlist1=Last, idoc=LAST, FIRST} (each the beginning of a
 * name) is a form of {@code <OPTION>}s {@code A12345 | 01-02-1980 | LAST, FIRST MIDDLE}, in capitals without closing tags. {@code
 * POST ISinms2.asp} with {@code selectlist1=IDOC, idoc=A12345}, or the text of an option as {@code idoc}, is the page about one
 * person: {@code A12345 - LAST, FIRST} and rows of label and value. Nobody: "Inmate NOT found". Changed layout: Parent Institution
 * becomes Current Institution, there and in the sheet.
 */
final class IllinoisSite implements LocatorSite {
    private static final String SHEETS =
            "/content/dam/soi/en/web/idoc/reportsandstatistics/documents/popdatasets/prison-pop/";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM-uuuu'-Prison.xls'", Locale.US);
    private static final DateTimeFormatter BORN = DateTimeFormatter.ofPattern("MM-dd-uuuu", Locale.US);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.US);

    @Override
    public Agency agency() {
        return Agency.ILLINOIS;
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        YearMonth month = YearMonth.from(day.date());
        if (request.path().equals(SHEETS + NAME.format(month))) {
            return SiteResponse.file("application/vnd.ms-excel", IllinoisSheet.of(day));
        }
        return switch (request.path()) {
            case "/reportsandstatistics/prison-population-data-sets.html" -> SiteResponse.html(sheets(month));
            case "/subsections/search/ISListInmates2.asp" ->
                request.isPost() ? SiteResponse.html(list(request.form(), day)) : SiteResponse.methodNotAllowed();
            case "/subsections/search/ISinms2.asp" ->
                request.isPost() ? SiteResponse.html(person(request.form(), day)) : SiteResponse.methodNotAllowed();
            default -> SiteResponse.notFound();
        };
    }

    private static String sheets(YearMonth month) {
        return Stream.of(month.minusMonths(1), month, month.minusMonths(2))
                .map(one -> "<li><a href=\"" + SHEETS + NAME.format(one) + "\">" + one + "</a></li>\n")
                .collect(Collectors.joining("", page("<ul>\n"), "</ul>\n</BODY>\n</HTML>\n"));
    }

    private static String list(Map<String, String> form, SiteDay day) {
        String[] name = form.getOrDefault("idoc", "").split(",", 2);
        String last = name[0].strip();
        String first = Spelling.folded(name.length == 2 ? name[1].strip() : "");
        String options = day.roster().byFamilyPrefix(last).stream()
                .filter(entry -> entry.given().startsWith(first))
                .map(entry ->
                        "<OPTION><font face=\"Courier\"></font>" + Spelling.escaped(option(entry)) + "</option>\n")
                .collect(Collectors.joining());
        return options.isEmpty()
                        || last.isEmpty()
                        || !form.getOrDefault("selectlist1", "").equals("Last")
                ? nobody()
                : page("<form method=\"post\" action=\"ISinms2.asp\">\n<select name=\"idoc\" size=\"10\">\n" + options
                        + "</select>\n</form>\n</BODY>\n</HTML>\n");
    }

    private static String option(Roster.Entry entry) {
        return entry.number() + " | " + BORN.format(entry.person().birthDate()) + " | " + name(entry);
    }

    static String name(Roster.Entry entry) {
        return entry.family() + ", "
                + Stream.of(
                                entry.given(),
                                entry.middle(),
                                Spelling.folded(entry.person().suffix()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private static String person(Map<String, String> form, SiteDay day) {
        String number = form.getOrDefault("idoc", "").split(" ", 2)[0];
        return day.roster().byNumber(number).map(entry -> shown(entry, day)).orElseGet(IllinoisSite::nobody);
    }

    private static String shown(Roster.Entry entry, SiteDay day) {
        LocalDate projected = entry.person().custody().projectedRelease();
        return page("<div align=\"center\"><font face=\"Arial, Helvetica, sans-serif\">" + entry.number() + " - "
                + Spelling.escaped(name(entry)) + "</font></div>\n<table>\n"
                + row(
                        day.key("Parent Institution", "Current Institution"),
                        entry.person().custody().facility().name())
                + row("Offender Status", "IN CUSTODY")
                + row("Date of Birth", DAY.format(entry.person().birthDate()))
                + row("Sex", entry.person().sex() == Sex.FEMALE ? "Female" : "Male")
                + row("Race", Filler.pick(entry.person(), List.of("Asian", "Black", "Hispanic", "White")))
                + row("Admission Date", DAY.format(entry.person().custody().admitted()))
                + row("Projected Parole Date", projected == null ? "LIFE" : DAY.format(projected))
                + "</table>\n</BODY>\n</HTML>\n");
    }

    private static String row(String label, String value) {
        return "<tr><td><b>" + label + ":</b></td><td><font>" + Spelling.escaped(value) + "</font></td></tr>\n";
    }

    private static String nobody() {
        return page("<p>Inmate NOT found</p>\n</BODY>\n</HTML>\n");
    }

    private static String page(String beginning) {
        return "<HTML>\n<HEAD><TITLE>Illinois Department of Corrections</TITLE></HEAD>\n<BODY>\n" + beginning;
    }
}
