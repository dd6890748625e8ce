package org.whereabouts.crawler.example;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What may come of asking a site. Every source shows each of these on an example page of that name, or says why it cannot happen
 * there ({@link ExamplePages}). A name may have a variant behind it: {@code too-many-of-one-sex} is a further page of
 * {@code too-many}.
 */
public enum Situation {
    /** People, and where there are more pages the way to the next. */
    LIST,
    /** The end of a list of several pages. */
    LAST_PAGE,
    /** The page about one person. */
    DETAIL,
    /** A search that finds nobody. */
    NOBODY,
    /** A search that finds one person: some sites answer with the page about them. */
    ONE,
    /** A search that finds more people than the site shows. */
    TOO_MANY,
    BLOCKED,
    CAPTCHA,
    LOGIN,
    MAINTENANCE,
    RATE_LIMITED,
    /** A page that lacks something the source reads. */
    LAYOUT_CHANGED;

    private static final Set<String> PEOPLE = Set.of("Roster", "Leads", "Bulk");

    /** As pages are named and excuses are written: {@code too-many}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The situation of exactly that word; empty where there is none. */
    public static Optional<Situation> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findAny();
    }

    /** The situation that a page of that name shows, or is a variant of; empty for a page of the source's own making. */
    public static Optional<Situation> shownBy(String page) {
        return Arrays.stream(values())
                .filter(one -> page.equals(one.word()) || page.startsWith(one.word() + "-"))
                .max(Comparator.comparingInt(one -> one.word().length()));
    }

    /** Whether a page that reads as {@code outcome} ({@link OutcomeJson}) is one of this situation. */
    public boolean fits(JsonNode outcome) {
        String type = outcome.path("type").asString("");
        return switch (this) {
            case LIST -> PEOPLE.contains(type);
            case LAST_PAGE -> PEOPLE.contains(type) && outcome.path("next").isEmpty();
            case DETAIL -> type.equals("Roster") && people(outcome) == 1;
            case ONE -> PEOPLE.contains(type) && people(outcome) == 1;
            case NOBODY -> type.equals("NoMatch");
            case TOO_MANY -> type.equals("TooMany") || type.equals("LayoutChanged") || isPartOfMore(outcome);
            case BLOCKED, CAPTCHA, LOGIN -> type.equals("Blocked");
            case MAINTENANCE -> type.equals("Maintenance");
            case RATE_LIMITED -> type.equals("RateLimited");
            case LAYOUT_CHANGED -> type.equals("LayoutChanged");
        };
    }

    /** What a page of this situation reads as, for a person who wrote one that does not. */
    public String meant() {
        return switch (this) {
            case LIST -> "Roster, Leads or Bulk";
            case LAST_PAGE -> "Roster, Leads or Bulk, without a next request";
            case DETAIL -> "a Roster of one person";
            case ONE -> "a Roster or Leads of one person";
            case NOBODY -> "NoMatch";
            case TOO_MANY -> "TooMany, or a refusal, or a list that says it has more; never a whole list";
            case BLOCKED, CAPTCHA, LOGIN -> "Blocked";
            case MAINTENANCE -> "Maintenance";
            case RATE_LIMITED -> "RateLimited";
            case LAYOUT_CHANGED -> "LayoutChanged";
        };
    }

    private static boolean isPartOfMore(JsonNode outcome) {
        return PEOPLE.contains(outcome.path("type").asString(""))
                && (!outcome.path("next").isEmpty() || outcome.path("total").asInt(0) > people(outcome));
    }

    private static int people(JsonNode outcome) {
        return outcome.path("people")
                .asInt(outcome.path("entries").size() + outcome.path("leads").size());
    }
}
