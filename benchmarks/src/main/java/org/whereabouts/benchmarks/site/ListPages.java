package org.whereabouts.benchmarks.site;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.whereabouts.sandbox.population.Agency;
import org.whereabouts.sandbox.population.Person;
import org.whereabouts.sandbox.population.Population;
import org.whereabouts.sandbox.population.PopulationSpec;
import org.whereabouts.sandbox.population.Sex;

/**
 * Result lists as the Texas adapter knows them, for any search and page of it; the same people every time, under a new token. A row carries a link to its
 * detail page and the list one to the next page, so a crawler that knows nothing of forms finds its way by GET.
 */
public final class ListPages {

    /** Rows that make 10 to 15 kB, as long lists have. */
    private static final int ROWS = 36;

    private static final int PEOPLE = 2_000;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    private final List<Person> people;
    private final int pages;

    private ListPages(List<Person> people, int pages) {
        this.people = people;
        this.pages = pages;
    }

    /** Lists of so many pages for each search. */
    public static ListPages of(int pages) {
        List<Person> people =
                Population.generate(new PopulationSpec(1, PEOPLE, DAY)).on(DAY).held(Agency.TEXAS);
        return new ListPages(people, pages);
    }

    /** How many pages each search has. */
    public int pages() {
        return pages;
    }

    /**
     * One page of a search.
     *
     * @param lastName its first letter, capital
     * @param firstName its first letter, capital
     * @param page from 1
     * @param round becomes part of the link to the next page, so that every round's addresses are new
     */
    public String page(char lastName, char firstName, int page, int round) {
        StringBuilder html = new StringBuilder(16 * 1024);
        html.append("""
                <!doctype html>
                <html>
                  <head>
                    <title>TDCJ Inmate Search -  Search Result Listing</title>
                  </head>
                  <body>
                    <h1>Inmate Information Search Result(s)</h1>
                    <table class="tdcj_table">
                      <thead>
                        <tr>
                          <th>Name</th>
                          <th>TDCJ Number</th>
                          <th>Race</th>
                          <th>Gender</th>
                          <th>Projected Release Date</th>
                          <th>Unit of Assignment</th>
                          <th>Age</th>
                        </tr>
                      </thead>
                      <tbody>
                """);
        int first = (((lastName - 'A') * 26 + firstName - 'A') * pages + page - 1) * ROWS;
        for (int row = first; row < first + ROWS; row++) {
            row(html, row);
        }
        html.append("      </tbody>\n    </table>\n");
        if (page < pages) {
            html.append("    <p><a href=\"%s\">Next page</a></p>%n"
                    .formatted(path(lastName, firstName, page + 1, round).replace("&", "&amp;")));
        }
        return html.append("""
                    <form id="form_paginate" action="/InmateSearch/search.action" method="POST">
                      <input type="hidden" name="lastSearch" value='%c%c' />
                      <input type="hidden" name="currentPage" value="%d" />
                      <input type="hidden" name="totalPageCount" value="%d" />
                      <input type="hidden" name="token" value="%016x" />
                      <input type="submit" name="btnNext" value="Next" />
                    </form>
                  </body>
                </html>
                """.formatted(lastName, firstName, page, pages, token(lastName, firstName, round)))
                .toString();
    }

    /** The same on every page of a search: with it a page can be asked for again and is known to be the same. */
    private static long token(char lastName, char firstName, int round) {
        return ((long) round << 16) | (lastName << 8) | firstName;
    }

    /** A page that links to the first page of each of so many searches. */
    public String index(int searches, int round) {
        StringBuilder html = new StringBuilder("<!doctype html>\n<html><head><title>Searches</title></head><body>\n");
        for (int search = 0; search < searches; search++) {
            char lastName = (char) ('A' + search / 26);
            char firstName = (char) ('A' + search % 26);
            html.append("<a href=\"%s\">%c%c</a>%n"
                    .formatted(path(lastName, firstName, 1, round).replace("&", "&amp;"), lastName, firstName));
        }
        return html.append("</body></html>\n").toString();
    }

    /** Where a GET finds the page. */
    public static String path(char lastName, char firstName, int page, int round) {
        return ListSite.SEARCH
                + "?lastName=%c&firstName=%c&page=%d&round=%d".formatted(lastName, firstName, page, round);
    }

    private void row(StringBuilder html, int row) {
        Person person = people.get(row % people.size());
        html.append("""
                        <tr>
                          <th class='rowHeader'><a href="/InmateSearch/viewDetail.action?sid=%1$08d">%2$s</a></th>
                          <td>%1$08d</td>
                          <td>%3$s</td>
                          <td>%4$s</td>
                          <td>LIFE SENTENCE</td>
                          <td>%5$s</td>
                          <td>%6$d</td>
                        </tr>
                """.formatted(
                        row + 1,
                        (person.family() + "," + person.given() + " " + person.middle())
                                .strip()
                                .toUpperCase(Locale.ROOT),
                        "W",
                        person.sex() == Sex.FEMALE ? "F" : "M",
                        person.custody().facility().name(),
                        person.ageOn(DAY)));
    }
}
