package org.whereabouts.sandbox.site;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Sex;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texas: an HTML form with result pages and detail pages.
 *
 * <p>{@code GET /InmateSearch/start.action} shows the form and sets a {@code JSESSIONID} cookie, which the search does
 * not insist on.
 *
 * <p>{@code POST /InmateSearch/search.action}, form-encoded {@code page=index, lastName, firstName, tdcj, sid,
 * gender=ALL|M|F, race=ALL|..., btnSearch=Search}, needs last name and first initial (both are prefixes, case and
 * diacritics folded), or {@code tdcj}, or {@code sid}; else the page says "You must enter ...". An empty gender or race
 * is not "any": nobody matches. Nobody found: "No records found for the requested search." without a table. Otherwise
 * {@code table.tdcj_table} with {@code thead th} Name, TDCJ Number, Race, Gender, Projected Release Date, Unit of
 * Assignment, Age, and per row {@code th.rowHeader > a[href="/InmateSearch/viewDetail.action?sid=NNNNNNNN"]} holding
 * {@code LAST,FIRST MIDDLE SUFFIX} and six {@code td}; by name, a page at a time.
 *
 * <p>Below the table stands {@code form#form_paginate}, also for a single page, with the hidden fields {@code lastSearch}
 * (JSON), {@code currentPage} (from 1) and {@code totalPageCount} and up to four submit buttons {@code btnFirst=First,
 * btnPrev=Previous, btnNext=Next, btnLast=Last}, those that lead nowhere left out. Posting all three fields and one
 * button to {@code search.action} shows the page that the button means, counted from {@code currentPage}.
 *
 * <p>{@code GET /InmateSearch/viewDetail.action?sid=NNNNNNNN} is the detail page ({@code font.bold} labels). The unit of
 * people who are out for a while is TEMP RELEASE; released people are not listed. Dates are ISO, or LIFE SENTENCE or NOT
 * AVAILABLE. Changed layout: Unit of Assignment becomes Assigned Unit, before Gender.
 */
final class TdcjSite implements LocatorSite {
    private final JsonMapper json;
    private final int pageSize;
    private final SessionTokens sessions;

    TdcjSite(JsonMapper json, int pageSize, SessionTokens sessions) {
        this.json = json;
        this.pageSize = pageSize;
        this.sessions = sessions;
    }

    @Override
    public Agency agency() {
        return Agency.TEXAS;
    }

    @Override
    public SiteResponse answer(SiteRequest request, SiteDay day) {
        return switch (request.path()) {
            case "/InmateSearch/start.action", "/InmateSearch/start" ->
                SiteResponse.html(TdcjPages.form())
                        .with("Set-Cookie", "JSESSIONID=" + sessions.issue() + "; Path=/InmateSearch; HttpOnly");
            case "/InmateSearch/search.action" ->
                request.isPost() ? search(request.form(), day) : SiteResponse.methodNotAllowed();
            case "/InmateSearch/viewDetail.action" -> detail(request.parameter("sid"), day);
            default -> SiteResponse.notFound();
        };
    }

    private SiteResponse search(Map<String, String> form, SiteDay day) {
        if (form.containsKey("lastSearch")) {
            return turnedPage(form, day);
        }
        Search search = new Search(
                form.getOrDefault("lastName", "").stripLeading(),
                form.getOrDefault("firstName", "").strip(),
                form.getOrDefault("tdcj", "").strip(),
                form.getOrDefault("sid", "").strip(),
                form.getOrDefault("gender", ""),
                form.getOrDefault("race", ""));
        return results(search, 1, day);
    }

    private SiteResponse turnedPage(Map<String, String> form, SiteDay day) {
        try {
            Search search = json.readValue(form.getOrDefault("lastSearch", ""), Search.class);
            int current = Integer.parseInt(form.getOrDefault("currentPage", ""));
            int total = Integer.parseInt(form.getOrDefault("totalPageCount", ""));
            Set<String> pressed = new HashSet<>(form.keySet());
            pressed.retainAll(List.of("btnFirst", "btnPrev", "btnNext", "btnLast"));
            int wanted = switch (pressed.stream().findFirst().orElse("")) {
                case "btnFirst" -> 1;
                case "btnPrev" -> current - 1;
                case "btnNext" -> current + 1;
                case "btnLast" -> total;
                default -> current;
            };
            return results(search, wanted, day);
        } catch (JacksonException | NumberFormatException e) {
            return SiteResponse.html(500, TdcjPages.message("We were unable to process your request."));
        }
    }

    private SiteResponse results(Search search, int wanted, SiteDay day) {
        if (!search.isEnough()) {
            return SiteResponse.html(
                    TdcjPages.message("You must enter a last name and at least the first initial of the "
                            + "first name, or a TDCJ number, or a SID number."));
        }
        List<Roster.Entry> found = search.find(day.roster());
        if (found.isEmpty()) {
            return SiteResponse.html(TdcjPages.message("No records found for the requested search."));
        }
        int pages = (found.size() + pageSize - 1) / pageSize;
        int page = Math.clamp(wanted, 1, pages);
        List<Roster.Entry> rows = found.subList((page - 1) * pageSize, Math.min(page * pageSize, found.size()));
        return SiteResponse.html(TdcjPages.results(rows, json.writeValueAsString(search), page, pages, day));
    }

    private static SiteResponse detail(String sid, SiteDay day) {
        return day.roster()
                .byPersonNumber(sid)
                .map(entry -> SiteResponse.html(TdcjPages.detail(entry.person(), day)))
                .orElseGet(() -> SiteResponse.html(TdcjPages.message("No records found for the requested search.")));
    }

    /** What was asked for; travels through the result pages as JSON. */
    record Search(String lastName, String firstName, String tdcj, String sid, String gender, String race) {
        private static final String ANY = "ALL";

        boolean isEnough() {
            return !tdcj.isEmpty() || !sid.isEmpty() || (!lastName.isEmpty() && !firstName.isEmpty());
        }

        List<Roster.Entry> find(Roster roster) {
            return candidates(roster).stream()
                    .filter(entry -> fits(gender, entry.person().sex() == Sex.FEMALE ? "F" : "M"))
                    .filter(entry -> fits(race, TdcjPages.race(entry.person())))
                    .toList();
        }

        private List<Roster.Entry> candidates(Roster roster) {
            if (!tdcj.isEmpty()) {
                return roster.byNumber(padded(tdcj)).stream().toList();
            }
            if (!sid.isEmpty()) {
                return roster.byPersonNumber(padded(sid)).stream().toList();
            }
            String initial = Spelling.folded(firstName);
            return roster.byFamilyPrefix(lastName).stream()
                    .filter(entry -> entry.given().startsWith(initial))
                    .toList();
        }

        private static boolean fits(String wanted, String value) {
            return wanted.equals(ANY) || wanted.equals(value);
        }

        private static String padded(String number) {
            return "0".repeat(Math.max(0, 8 - number.length())) + number;
        }
    }
}
