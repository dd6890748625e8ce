package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Sex;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A county jail on P2C: a page of scripts, and a grid that fills itself.
 *
 * <p>{@code GET /jailinmates.aspx} is an HTML page with a form ({@code __VIEWSTATE}) and the script of a jqGrid that is filled from
 * {@code jqHandler.ashx?op=s}.
 *
 * <p>{@code POST /jqHandler.ashx?op=s} with the form {@code t=ii&_search=false&rows=50&page=1&sidx=disp_name&sord=asc} answers
 * {@code {"total":"3","page":"1","records":"143","rows":[{invid, my_num, book_id, disp_name, disp_charge, disp_arrest_date, date_arr,
 * disp_agency, agency, chrgdesc, firstname, lastname, middlename, age, dob, sex, race, link_text}]}}: {@code total} counts pages,
 * {@code records} people; every value is a string. {@code disp_name} is {@code LAST, FIRST MIDDLE (W /M/38)}; {@code dob} is
 * {@code M/d/yyyy h:mm:ss a}. Fields of the grid that are missing: 500. Another {@code t}: no rows. A page beyond the last: no rows.
 *
 * <p>Names are plain capitals, a suffix stands behind the last name. Released people are not listed. Changed layout:
 * {@code records} becomes {@code count}.
 */
record P2cSite(JsonMapper json, Agency agency) implements LocatorSite {
    private static final DateTimeFormatter ARRESTED = DateTimeFormatter.ofPattern("MM/dd/uuuu", Locale.US);
    private static final DateTimeFormatter MIDNIGHT = DateTimeFormatter.ofPattern("M/d/uuuu '12:00:00 AM'", Locale.US);
    private static final List<String> RACES = List.of("Asian", "Black", "Unknown", "White");

    private static final String PAGE = """
            <!--P2CBasic-->
            <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
            <html>
            <head><meta http-equiv="content-type" content="text/html; charset=utf-8" />
            <script src="js/jqgrid/jquery.jqGrid.min.js" type="text/javascript"></script>
            <script type="text/javascript">
                jQuery("#tblII").jqGrid({
                    url: 'jqHandler.ashx?op=s',
                    postData: { t: 'ii' },
                    datatype: "json",
                    rowNum: 10,
                    rowList: [5, 10, 20, 50, 10000],
                    sortname: 'disp_name',
                    caption: "Inmate Inquiry",
                    emptyrecords: 'No inmates matching the current criteria.',
                    mtype: "POST"
                });
            </script>
            <title>Sheriff's Office P2C</title></head>
            <body class="Body">
            <form method="post" action="./jailinmates.aspx" id="Form1">
            <input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="c2FuZGJveA==" />
            <input type="hidden" name="__VIEWSTATEGENERATOR" id="__VIEWSTATEGENERATOR" value="B6FD4AF1" />
            <table id="tblII"></table><div id="pager"></div>
            </form>
            </body>
            </html>
            """;

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        return switch (request.path()) {
            case "/jailinmates.aspx" -> SiteResponse.html(PAGE);
            case "/jqHandler.ashx" -> request.isPost() ? grid(request, day) : SiteResponse.methodNotAllowed();
            default -> SiteResponse.notFound();
        };
    }

    private SiteResponse grid(SiteRequest request, SiteDay day) {
        Map<String, String> form = request.form();
        String rows = form.getOrDefault("rows", "");
        String page = form.getOrDefault("page", "");
        if (!request.parameter("op").equals("s") || !rows.matches("[1-9]\\d{0,4}") || !page.matches("[1-9]\\d{0,4}")) {
            return SiteResponse.html(500, "<html><head><title>Runtime Error</title></head><body></body></html>");
        }
        List<Person> people = form.getOrDefault("t", "").equals("ii")
                ? day.roster().all().stream().map(Roster.Entry::person).toList()
                : List.of();
        int size = Integer.parseInt(rows);
        int start = Math.min(people.size(), (Integer.parseInt(page) - 1) * size);
        ObjectNode answer = json.createObjectNode();
        answer.put("total", Integer.toString(Math.ceilDiv(people.size(), size)));
        answer.put("page", page);
        answer.put(day.key("records", "count"), Integer.toString(people.size()));
        ArrayNode data = answer.putArray("rows");
        for (int i = start; i < Math.min(people.size(), start + size); i++) {
            row(
                    data.addObject().put("invid", Integer.toString(i + 1)).put("my_num", Integer.toString(i)),
                    people.get(i),
                    day.date());
        }
        return SiteResponse.json(answer.toString());
    }

    private static void row(ObjectNode row, Person person, LocalDate today) {
        String family = Spelling.folded((person.family() + " " + person.suffix()).strip());
        String given = Spelling.folded(person.given());
        String middle = Spelling.folded(person.middle());
        String race = Filler.pick(person, RACES);
        String age = Integer.toString(person.ageOn(today));
        String sex = person.sex() == Sex.FEMALE ? "Female" : "Male";
        LocalDate arrested = person.custody().admitted();
        row.put("book_id", person.custody().number());
        row.put(
                "disp_name",
                "%s, %s (%s /%s/%s)"
                        .formatted(family, (given + " " + middle).strip(), race.charAt(0), sex.charAt(0), age));
        row.put("disp_charge", "").put("disp_arrest_date", ARRESTED.format(arrested));
        row.put("date_arr", MIDNIGHT.format(arrested));
        row.put("disp_agency", "County Sheriff Office").put("agency", "CSO").put("chrgdesc", "");
        row.put("firstname", given).put("lastname", family).put("middlename", middle);
        row.put("age", age).put("dob", MIDNIGHT.format(person.birthDate()));
        row.put("sex", sex).put("race", race).put("link_text", "view");
    }
}
