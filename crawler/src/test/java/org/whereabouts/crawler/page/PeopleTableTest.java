package org.whereabouts.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.crawler.source.EntryField;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.Roster;
import org.whereabouts.crawler.source.RosterEntry;

class PeopleTableTest {

    private static final PeopleTable LIST =
            PeopleTable.of(Map.of(EntryField.NUMBER, "Number", EntryField.FAMILY, "Name", EntryField.SEX, "Sex"));
    private static final String HEADS = "<tr><th>Number</th><th>Name</th><th>Sex</th></tr>";
    private static final String ADA = "<tr><td>1</td><td>SAMPLETON</td><td>F</td></tr>";
    private static final String BEN = "<tr><td>2</td><td>TESTA</td><td></td></tr>";

    private static PageOutcome read(PeopleTable list, String heads, String rows, Set<String> linked) {
        return HtmlPage.of(
                "<table>" + heads + rows + "</table>",
                html -> list.read(html, "table", linked, people -> Roster.of(people, List.of())));
    }

    private static List<RosterEntry> people(PageOutcome outcome) {
        assertThat(outcome).isInstanceOf(Roster.class);
        return ((Roster) outcome).entries();
    }

    @Test
    void aRowIsAPerson() {
        assertThat(people(read(LIST, HEADS, ADA + BEN, Set.of("1", "2"))))
                .extracting(RosterEntry::fields)
                .containsExactly(
                        Map.of(EntryField.NUMBER, "1", EntryField.FAMILY, "SAMPLETON", EntryField.SEX, "F"),
                        Map.of(EntryField.NUMBER, "2", EntryField.FAMILY, "TESTA"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ADA,
                ADA + ADA,
                ADA + BEN + BEN,
                ADA + "<tr><td>2</td><td>TESTA</td></tr>",
                ADA + "<tr><td></td><td>TESTA</td><td></td></tr>",
                ADA + "<tr><td>3</td><td>TESTA</td><td></td></tr>"
            })
    void rowsThatAreNotThePeopleWhomThePageLinksToAreNotRead(String rows) {
        assertThat(read(LIST, HEADS, rows, Set.of("1", "2"))).isInstanceOf(LayoutChanged.class);
    }

    @Test
    void aTableOfNobodyIsNoList() {
        assertThat(read(LIST, HEADS, "", Set.of())).isInstanceOf(LayoutChanged.class);
    }

    @Test
    void aColumnThatIsGoneIsNamed() {
        assertThat(read(LIST, HEADS.replace("Sex", "Age"), ADA, Set.of("1")))
                .isEqualTo(new LayoutChanged("column \"Sex\"", "columns [Number, Name, Age]"));
    }

    @Test
    void aColumnThatMayBeLackingIsNotMissed() {
        assertThat(people(read(LIST.mayLack(EntryField.SEX), HEADS.replace("Sex", "Age"), ADA, Set.of("1"))))
                .extracting(person -> person.has(EntryField.SEX))
                .containsExactly(false);
    }

    @Test
    void ofSeveralHeadsTheOneThatIsTheWordCountsThenOneThatBeginsWithItThenOneThatHasIt() {
        PeopleTable names = PeopleTable.of(Map.of(EntryField.NUMBER, "no", EntryField.FAMILY, "name"));

        assertThat(people(read(names, "<tr><th>ID No</th><th>Other Name</th><th>NAME</th></tr>", ADA, Set.of("1"))))
                .extracting(person -> person.get(EntryField.FAMILY).orElse(""))
                .containsExactly("F");
        assertThat(people(read(names, "<tr><th>ID No</th><th>Other Name</th><th>Name 1</th></tr>", ADA, Set.of("1"))))
                .extracting(person -> person.get(EntryField.FAMILY).orElse(""))
                .containsExactly("F");
        assertThat(people(read(names, "<tr><th>ID No</th><th>Other Name</th><th>Sex</th></tr>", ADA, Set.of("1"))))
                .extracting(person -> person.get(EntryField.FAMILY).orElse(""))
                .containsExactly("SAMPLETON");
    }

    @Test
    void beingOnAListMaySayMoreThanItsRows() {
        assertThat(people(read(LIST.always(EntryField.STATUS, "AI"), HEADS, ADA, Set.of("1"))))
                .extracting(person -> person.get(EntryField.STATUS).orElse(""))
                .containsExactly("AI");
    }

    @Test
    void aColumnThatIsAddedIsWanted() {
        assertThat(read(LIST.and(EntryField.AGE, "Age"), HEADS, ADA, Set.of("1")))
                .isEqualTo(new LayoutChanged("column \"Age\"", "columns [Number, Name, Sex]"));
    }

    @Test
    void aPageWithoutTheTableSaysWhatItIsInstead() {
        assertThat(HtmlPage.of(
                        "<title>Closed</title>",
                        html -> LIST.read(html, "table#people", 1, people -> Roster.of(people, List.of()))))
                .isEqualTo(new LayoutChanged("table#people", "title \"Closed\""));
    }
}
