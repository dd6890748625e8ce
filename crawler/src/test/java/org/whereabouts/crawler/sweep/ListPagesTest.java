package org.whereabouts.crawler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageRequest;
import org.whereabouts.crawler.source.RosterEntry;

class ListPagesTest {

    private final ListPages pages = new ListPages();
    private int asked;

    private static List<RosterEntry> people(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> RosterEntry.builder()
                        .put(EntryField.NUMBER, Integer.toString(number))
                        .build())
                .toList();
    }

    private PageRequest list() {
        return PageRequest.get("list", "/list?page=" + asked++);
    }

    private PageRequest detail() {
        return PageRequest.get("detail", "/detail?number=" + asked++);
    }

    @Test
    void pagesThatAddUpAreAList() {
        assertThat(pages.somebody(list(), people(0, 25), OptionalInt.of(30))).isEmpty();
        assertThat(pages.somebody(list(), people(25, 30), OptionalInt.of(30))).isEmpty();
        assertThat(pages.ended()).isEmpty();
    }

    @Test
    void aListWithoutTotalsIsBelievedOnASecondLook() {
        assertThat(pages.somebody(list(), people(0, 25), OptionalInt.empty())).isEmpty();
        assertThat(pages.isUnproven()).as("one page is of one moment").isFalse();
        assertThat(pages.somebody(list(), people(25, 30), OptionalInt.empty())).isEmpty();
        assertThat(pages.ended()).isEmpty();
        assertThat(pages.isUnproven()).isTrue();
        ListPages second = new ListPages();
        second.somebody(list(), people(0, 30), OptionalInt.empty());
        assertThat(pages.comparedWith(second)).isEmpty();
    }

    /** One was released while the second page was read: the 26th is on no page, and nothing else shows it. */
    @Test
    void aSecondLookFindsWhoWasMissedAndWhoHasLeft() {
        pages.somebody(list(), people(0, 25), OptionalInt.empty());
        pages.somebody(list(), people(26, 31), OptionalInt.empty());
        ListPages second = new ListPages();
        second.somebody(list(), people(1, 26), OptionalInt.empty());
        second.somebody(list(), people(26, 31), OptionalInt.empty());

        assertThat(pages.comparedWith(second)).contains("a list of 30 people has 30, or others, when it is read again");
    }

    @Test
    void aPageThatIsTheSameWhenAskedAgainProvesItsList() {
        PageRequest last = list();
        pages.somebody(list(), people(0, 25), OptionalInt.empty());
        pages.somebody(last, people(25, 30), OptionalInt.empty());
        assertThat(pages.isKnown(last)).isTrue();

        assertThat(pages.somebody(last, people(25, 30), OptionalInt.empty())).isEmpty();
        assertThat(pages.isUnproven()).isFalse();
        assertThat(pages.ended()).isEmpty();
    }

    @Test
    void aPageWithOtherPeopleWhenAskedAgainIsNoticed() {
        PageRequest last = list();
        pages.somebody(list(), people(0, 25), OptionalInt.empty());
        pages.somebody(last, people(25, 30), OptionalInt.empty());

        assertThat(pages.somebody(last, people(26, 30), OptionalInt.empty()))
                .contains("a page has other people when it is asked again");
        assertThat(pages.again(last, new PageOutcome.NoMatch())).contains("a page has nobody when it is asked again");
    }

    /** One was released: everybody behind moved up, and the 26th is on no page. */
    @Test
    void aTotalThatShrinksIsNoticed() {
        pages.somebody(list(), people(0, 25), OptionalInt.of(30));

        assertThat(pages.somebody(list(), people(26, 30), OptionalInt.of(29)))
                .contains("the list of 30 people has 29 on a later page");
    }

    /** One was booked: everybody behind moved down. */
    @Test
    void anEntryThatComesAgainIsNoticed() {
        pages.somebody(list(), people(0, 25), OptionalInt.empty());

        assertThat(pages.somebody(list(), people(24, 30), OptionalInt.empty()))
                .contains("somebody of an earlier page is on a later one again");
    }

    @Test
    void pagesThatDoNotAddUpAreNoticed() {
        pages.somebody(list(), people(0, 25), OptionalInt.of(30));
        pages.somebody(list(), people(25, 29), OptionalInt.of(30));

        assertThat(pages.ended()).contains("a list of 30 people has 29 on all its pages");
    }

    @Test
    void nobodyAfterSomebodyIsNoticed() {
        assertThat(pages.nobody()).isEmpty();
        pages.somebody(list(), people(0, 25), OptionalInt.empty());

        assertThat(pages.nobody()).contains("a page says nobody is found, after others with people");
    }

    /** A site may have the same line twice; on one page it is no sign of anything. */
    @Test
    void anEntryTwiceOnOnePageIsTheSitesOwn() {
        RosterEntry entry = people(1, 2).getFirst();

        assertThat(pages.somebody(list(), List.of(entry, entry), OptionalInt.of(2)))
                .isEmpty();
        assertThat(pages.ended()).isEmpty();
    }

    @Test
    void detailsRepeatWhatTheListSays() {
        pages.somebody(list(), people(0, 2), OptionalInt.of(2));

        assertThat(pages.somebody(detail(), people(0, 1), OptionalInt.empty())).isEmpty();
        assertThat(pages.somebody(detail(), people(1, 2), OptionalInt.empty())).isEmpty();
        assertThat(pages.ended()).isEmpty();
    }
}
