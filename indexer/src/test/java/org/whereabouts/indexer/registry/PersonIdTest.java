package org.whereabouts.indexer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.indexer.testing.Person;
import org.whereabouts.indexer.testing.RegistryUnderTest;

class PersonIdTest {

    @Test
    void idOfAPersonNeverChanges() {
        assertThat(PersonId.of(Person.BOP, "12345-678")).hasToString("f87a0040-575b-3da5-a183-23e57f6053e4");
    }

    @Test
    void sameNumberAtAnotherSourceIsSomebodyElse() {
        assertThat(PersonId.of(Person.PA, "12345678")).isNotEqualTo(PersonId.of(Person.TX, "12345678"));
    }

    @Test
    void writtenFormReadsBack() {
        PersonId id = PersonId.of(Person.PA, "QA1234");

        assertThat(PersonId.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-2-3-4-5", "not an id", "f87a0040-575b-3da5-a183-23e57f6053e"})
    void textThatIsNoIdIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PersonId.parse(text));
    }

    @Test
    void idsOrderAsThePostgresTypeDoes() {
        var random = new Random(7);
        List<PersonId> ids = Stream.generate(() -> new PersonId(new UUID(random.nextLong(), random.nextLong())))
                .limit(200)
                .toList();

        List<PersonId> ordered = RegistryUnderTest.create()
                .jdbc()
                .sql("SELECT id::text FROM unnest(:ids::uuid[]) AS i(id) ORDER BY id")
                .param("ids", ids.stream().map(PersonId::toString).toArray(String[]::new))
                .query((row, _) -> PersonId.parse(row.getString("id")))
                .list();

        assertThat(ids.stream().sorted()).containsExactlyElementsOf(ordered);
    }
}
