package org.whereabouts.crawler.sources;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.whereabouts.crawler.bulk.BulkRoster;
import org.whereabouts.crawler.bulk.FileSource;
import org.whereabouts.crawler.page.HtmlPage;
import org.whereabouts.crawler.page.Labelled;
import org.whereabouts.crawler.source.BulkFile;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.FormBody;
import org.whereabouts.crawler.source.LookupKey;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.Lead;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.SourceProfile;

/**
 * Illinois Department of Corrections: every month a new sheet of everybody under a new name, which a page of reports links to; and
 * an older host to ask about one person, whose list is the options of a form and does not say where they are.
 */
record UsIlIdoc(SourceProfile profile) implements FileSource {

    private static final String REPORTS = "/reportsandstatistics/prison-population-data-sets.html";
    private static final Pattern SHEET =
            Pattern.compile("/content/[\\w./-]*/prison-pop/([A-Z][a-z]+-\\d{4})-Prison\\.xls");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM-uuuu", Locale.US);
    private static final int OLDEST_MONTHS = 4;

    private static final Pattern OPTION = Pattern.compile("([A-Z]\\d{5}) \\| ([\\d/-]+) \\| (\\S.*)");
    private static final Pattern TITLE = Pattern.compile("([A-Z]\\d{5}) - (\\S.*)");
    private static final int MOST_TO_LOOK_UP = 25;

    private static final List<String> LABELS = List.of("Parent Institution", "Offender Status");
    private static final Map<EntryField, String> FIELDS = Map.of(
            EntryField.NUMBER, "IDOC",
            EntryField.NAME, "Name",
            EntryField.FACILITY, "Parent Institution",
            EntryField.STATUS, "Offender Status",
            EntryField.BIRTH_DATE, "Date of Birth",
            EntryField.SEX, "Sex",
            EntryField.ADMITTED, "Admission Date",
            EntryField.PROJECTED_RELEASE, "Projected Parole Date");

    @Override
    public Stream<Search> sweep() {
        return Stream.of(new Search("newest file", true, PageRequest.get(BulkFile.INDEX, REPORTS)));
    }

    @Override
    public Optional<PageRequest> lookup(LookupKey key) {
        return Optional.of(
                switch (key) {
                    case LookupKey.ByNumber(String number) -> ask("person", "ISinms2.asp", "IDOC", number);
                    case LookupKey.ByName(String family, String given) ->
                        ask("list", "ISListInmates2.asp", "Last", family + ", " + given);
                });
    }

    @Override
    public List<PageRequest> pageKinds() {
        return Stream.concat(
                        PageRequest.kinds(REPORTS, "list", "person", BulkFile.INDEX).stream(),
                        BulkRoster.sweep(profile).map(Search::first))
                .toList();
    }

    private static PageRequest ask(String kind, String page, String by, String text) {
        SequencedMap<String, String> form = new LinkedHashMap<>();
        form.put("selectlist1", by);
        form.put("idoc", text);
        form.put("submit", "Find");
        return PageRequest.postForm(kind, "/subsections/search/" + page, FormBody.encode(form));
    }

    @Override
    public PageOutcome parse(Page page) {
        return switch (page.request().kind()) {
            case BulkFile.KIND -> BulkRoster.read(page, profile);
            case BulkFile.INDEX -> HtmlPage.readWhole(page, profile, html -> newest(html, page));
            case "person" -> HtmlPage.readWhole(page, profile, UsIlIdoc::person);
            default -> HtmlPage.readWhole(page, profile, UsIlIdoc::list);
        };
    }

    /** The file of the latest month that is linked to; an old one says that the agency has ceased to, or calls them otherwise. */
    private PageOutcome newest(HtmlPage html, Page page) {
        TreeMap<YearMonth, String> sheets = new TreeMap<>();
        for (String link : html.document().select("a[href]").eachAttr("href")) {
            Matcher sheet = SHEET.matcher(link);
            if (sheet.find()) {
                month(sheet.group(1)).ifPresent(month -> sheets.put(month, sheet.group()));
            }
        }
        YearMonth today = YearMonth.from(page.fetchedAt().atZone(profile.timeZone()));
        return sheets.isEmpty() || sheets.lastKey().isBefore(today.minusMonths(OLDEST_MONTHS))
                ? new LayoutChanged("a link to a recent Month-Year-Prison.xls", sheets.size() + " links to older ones")
                : new PageOutcome.Continue(List.of(
                        PageRequest.get(BulkFile.KIND, sheets.lastEntry().getValue())));
    }

    /** A sheet is of the end of the month it is named for; one that comes before that end, of some day since its beginning. */
    @Override
    public Instant asOf(PageRequest request, Instant fetchedAt, Optional<Instant> lastModified) {
        Instant atBest = FileSource.super.asOf(request, fetchedAt, lastModified);
        Matcher sheet = SHEET.matcher(request.path());
        return Optional.of(sheet)
                .filter(Matcher::find)
                .flatMap(found -> month(found.group(1)))
                .map(month -> {
                    Instant end = month.plusMonths(1)
                            .atDay(1)
                            .atStartOfDay(profile.timeZone())
                            .toInstant();
                    return end.isBefore(atBest)
                            ? end
                            : month.atDay(1).atStartOfDay(profile.timeZone()).toInstant();
                })
                .filter(atBest::isAfter)
                .orElse(atBest);
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text, MONTH));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static boolean nobody(HtmlPage html) {
        return html.document().text().toUpperCase(Locale.ROOT).contains("INMATE NOT FOUND");
    }

    private static PageOutcome list(HtmlPage html) {
        List<Element> options = html.document().select("select[name=idoc] option");
        if (options.isEmpty() && nobody(html)) {
            return new PageOutcome.NoMatch();
        }
        List<Matcher> people =
                options.stream().map(option -> OPTION.matcher(option.text())).toList();
        int bars = html.occurrences(" | ");
        if (people.isEmpty() || 2 * people.size() != bars || !people.stream().allMatch(Matcher::matches)) {
            return new LayoutChanged(
                    "options of number, birth and name", people.size() + " options, " + bars + " bars");
        }
        OptionalInt total = OptionalInt.of(people.size());
        return people.size() > MOST_TO_LOOK_UP
                ? new PageOutcome.TooMany(total, List.of())
                : new PageOutcome.Leads(people.stream().map(UsIlIdoc::lead).toList(), total, List.of());
    }

    private static Lead lead(Matcher option) {
        RosterEntry row = RosterEntry.builder()
                .put(EntryField.NUMBER, option.group(1))
                .put(EntryField.BIRTH_DATE, option.group(2))
                .put(EntryField.NAME, option.group(3))
                .build();
        return new Lead(row, ask("person", "ISinms2.asp", "IDOC", option.group(1)));
    }

    private static PageOutcome person(HtmlPage html) {
        Element title = html.document().selectFirst("*:matchesOwn(^\\s*[A-Z]\\d{5} - )");
        if (title == null && nobody(html)) {
            return new PageOutcome.NoMatch();
        }
        Matcher named = TITLE.matcher(title == null ? "" : title.text());
        return named.matches()
                ? Labelled.rows(html.document())
                        .with("IDOC", named.group(1))
                        .with("Name", named.group(2))
                        .person(FIELDS, LABELS, List.of("IDOC", "Name"))
                : html.personLacks("number and name above the labels");
    }
}
