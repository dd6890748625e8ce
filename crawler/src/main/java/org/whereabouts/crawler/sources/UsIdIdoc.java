package org.whereabouts.crawler.sources;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.whereabouts.crawler.page.Carried;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.PeopleTable;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Idaho Department of Correction: a list by last name of everybody whom it has or had, in pages of a hundred. The list says who is
 * in custody; where, only the page of each says. It wants three letters of a name: when it says so, a search for one is split.
 */
record UsIdIdoc(SourceProfile profile) implements Source {

    private static final String SEARCH = "/content/prisons/resident-client-search/";
    private static final String TABLE = "table#people-search-results";
    private static final int PAGE_SIZE = 100;

    /** By how the heads begin, since they have been reported in several wordings. */
    private static final PeopleTable LIST = PeopleTable.of(Map.of(
            EntryField.NUMBER, "IDOC",
            EntryField.FAMILY, "LAST",
            EntryField.GIVEN, "FIRST",
            EntryField.MIDDLE, "MIDDLE",
            EntryField.BIRTH_DATE, "BIRTH",
            EntryField.STATUS, "STATUS"));

    /** The groups are named for fields. Of the address, which only those in custody have, the first line is the institution. */
    private static final Pattern DETAIL = Pattern.compile("Resident/Client Search\\s+(?<NAME>\\S.*?)\\s*IDOC\\s*#\\s*:"
            + "\\s*(?<NUMBER>\\d+)\\s*Status:\\s*(?<STATUS>\\S.*?)\\s*Age:\\s*(?<AGE>\\d+)"
            + "(?:(?s:.*)Mailing Address:?\\s*(?<FACILITY>\\S.*?)\\s*\\n(?s:.*)Phone Number)?");

    /** What leads on in a pager, and the page that a link names. */
    private static final String PAGER = "a[href*='?page='], a[href*='&page='], a[rel=next], .pager-next a";

    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d{1,6})");
    private static final Pattern OUT = Pattern.compile("(?i)(In community|Discharged)\\b\\D*(\\d\\S*)?.*");
    private static final Pattern TOO_SHORT = Pattern.compile("(?i)at least (?:three|3) (?:letters|characters)");
    private static final Pattern NOBODY =
            Pattern.compile("(?i)\\bno (?:matching )?(?:results|records|residents|people|matches)\\b");

    @Override
    public Stream<Search> sweep() {
        return longer("", 1).map(letter -> search(letter, true));
    }

    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        return Optional.of(
                switch (key) {
                    case LookupKey.ByNumber(String number) -> list("", "", number);
                    case LookupKey.ByName(String last, String first) -> list(last, first, "");
                });
    }

    @Override
    public List<PageRequest> pageKinds() {
        return List.of(list("A", "", ""), PageRequest.get("detail", SEARCH + "details/0"));
    }

    @Override
    public PageOutcome parse(Page page) {
        PageRequest asked = page.request();
        return HtmlPage.readWhole(
                page, profile, html -> asked.kind().equals("detail") ? detail(html, asked) : list(html, asked));
    }

    private static PageOutcome list(HtmlPage html, PageRequest asked) {
        int behind = asked.path().lastIndexOf("&page=") + "&page=".length();
        int shown = Integer.parseInt(asked.path().substring(behind));
        Element table = html.document().selectFirst(TABLE);
        if (table == null) {
            return nobody(html.document().text(), asked.path(), shown);
        }
        // On a narrow screen each cell has its head again.
        table.select("td > div.col-header").remove();
        return LIST.read(html, TABLE, html.occurrences(SEARCH + "details/"), people -> {
            String next = asked.path().substring(0, behind) + (shown + 1);
            String link = "a[href$=page=" + (shown + 1) + "]";
            boolean more = people.size() >= PAGE_SIZE || html.document().selectFirst(link) != null;
            if (!more && html.document().select(PAGER).stream().anyMatch(one -> leadsOn(one, shown))) {
                return new LayoutChanged("links to page " + (shown + 1) + ", or to none behind it", "another one");
            }
            return new PageOutcome.Leads(
                    people.stream().map(UsIdIdoc::lead).toList(),
                    OptionalInt.empty(),
                    more ? List.of(PageRequest.get("list", next)) : List.of());
        });
    }

    private static boolean leadsOn(Element link, int shown) {
        Matcher page = PAGE.matcher(link.attr("href"));
        return !page.find() || Integer.parseInt(page.group(1)) > shown;
    }

    /** Who is out is in no institution: of them the row says all there is. The year of birth is on the list alone. */
    private static PageOutcome.Lead lead(RosterEntry row) {
        RosterEntry.Builder person = row.toBuilder();
        if (isOut(person)) {
            return new PageOutcome.Lead(person.build(), null);
        }
        String path = SEARCH + "details/" + row.get(EntryField.NUMBER).orElseThrow();
        String birth = row.get(EntryField.BIRTH_DATE).orElse("");
        return new PageOutcome.Lead(row, Carried.on(PageRequest.get("detail", path), Map.of("birth", birth)));
    }

    private static boolean isOut(RosterEntry.Builder person) {
        Matcher out = OUT.matcher(person.build().get(EntryField.STATUS).orElse(""));
        if (out.matches()) {
            person.put(EntryField.STATUS, out.group(1)).put(EntryField.RELEASED, out.group(2));
        }
        return out.matches();
    }

    private static PageOutcome nobody(String text, String path, int shown) {
        String last = URLDecoder.decode(path.replaceFirst(".*[?]last_name=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        // Either too few letters, or a blank at the end that the site does not count.
        boolean few = !last.isEmpty() && last.strip().length() < 3;
        if (few && TOO_SHORT.matcher(text).find()) {
            List<Search> split = longer(last, 3).map(one -> search(one, false)).toList();
            return new PageOutcome.TooMany(OptionalInt.empty(), split);
        }
        if (!NOBODY.matcher(text).find()) {
            return new LayoutChanged(TABLE, "another page");
        }
        // A last page that is full leads to one of nobody.
        return shown == 0 ? new PageOutcome.NoMatch() : new PageOutcome.Continue(List.of());
    }

    private static PageOutcome detail(HtmlPage html, PageRequest asked) {
        Element region = html.document().selectFirst("div.region-content");
        String text = region == null ? "" : region.wholeText();
        Matcher found = DETAIL.matcher(text);
        if (!found.find()) {
            return new LayoutChanged("name, number, status and age in div.region-content", "others");
        }
        RosterEntry.Builder person = RosterEntry.builder()
                .put(EntryField.BIRTH_DATE, Carried.of(asked).get("birth"));
        found.namedGroups().keySet().forEach(name -> person.put(EntryField.valueOf(name), found.group(name)));
        return found.group("FACILITY") == null && !isOut(person)
                ? new LayoutChanged("a mailing address", "none")
                : new PageOutcome.Roster(List.of(person.build()), OptionalInt.empty(), List.of());
    }

    /** How names go on: by a letter, behind the first also by one of ' - . and blank, never two of these: O'BRIEN, ST. CLAIR, DE LA CRUZ. */
    private static Stream<String> longer(String begin, int characters) {
        String signs = begin.isEmpty() || begin.matches(".*[' .-]") ? "" : "' -.";
        return ("ABCDEFGHIJKLMNOPQRSTUVWXYZ" + signs)
                .chars()
                .mapToObj(next -> begin + (char) next)
                .flatMap(next -> next.length() < characters ? longer(next, characters) : Stream.of(next));
    }

    private static Search search(String last, boolean root) {
        return new Search("last=" + last, root, list(last, "", ""));
    }

    private static PageRequest list(String last, String first, String number) {
        String names = "last_name=" + FormBody.encode(last) + "&first_name=" + FormBody.encode(first);
        return PageRequest.get("list", SEARCH + "results?" + names + "&number=" + FormBody.encode(number) + "&page=0");
    }
}
