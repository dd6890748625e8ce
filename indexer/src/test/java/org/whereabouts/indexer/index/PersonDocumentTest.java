package org.whereabouts.indexer.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.indexer.testing.RegistryUnderTest.id;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.indexer.testing.Person;
import org.whereabouts.normalizer.custody.Birth;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PersonDocumentTest {

    private static final Person ANN =
            Person.of(Person.PA, "AA-0001", "Núñez-Miller, ANN J").secondNumber("0077");

    private static JsonNode document(Person person, Presence presence, Set<String> states) {
        Instant seen = Person.SEEN;
        return JsonMapper.shared()
                .readTree(PersonDocument.of(
                        new HeldRecord(id(person), person.record(), presence, seen, seen, 3), states));
    }

    private static JsonNode document(Person person) {
        return document(person, new Presence.Listed(), Set.of("PA"));
    }

    private static Set<String> texts(JsonNode json, String field) {
        return json.path(field).values().stream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void namesAreKeptAsFoldedKeysOfEveryName() {
        JsonNode json = document(ANN.alias("SMITH, BETH"));

        assertThat(texts(json, PeopleFields.TOKEN)).containsExactly("ann", "beth", "j", "miller", "nunez", "smith");
        assertThat(texts(json, PeopleFields.FAMILY)).containsExactly("miller", "nunez", "smith");
        assertThat(texts(json, PeopleFields.INITIAL)).containsExactly("a", "b");
        assertThat(texts(json, PeopleFields.JOINED)).contains("nunezmiller");
        assertThat(texts(json, PeopleFields.SPELLING)).contains("miller", "mller");
        assertThat(texts(json, PeopleFields.PHONETIC)).isNotEmpty();
        assertThat(texts(json, PeopleFields.NICKNAME)).contains("ann");
        assertThat(json.path(PeopleFields.NAME_ORDER).asString()).isEqualTo("nunez miller ann j");
    }

    @Test
    void bothNumbersAreKeptByTheirKeys() {
        assertThat(texts(document(ANN), PeopleFields.NUMBER)).containsExactly("77", "AA0001");
    }

    @Test
    void ageBecomesTheYearsItAllows() {
        JsonNode json = document(ANN.born(new Birth.Age(40, LocalDate.of(2026, 3, 2))));

        assertThat(texts(json, PeopleFields.BIRTH_YEAR)).containsExactly("1985", "1986");
        assertThat(texts(document(ANN), PeopleFields.BIRTH_YEAR)).containsExactly("1980");
        assertThat(document(ANN.born(null)).has(PeopleFields.BIRTH_YEAR)).isFalse();
    }

    @Test
    void placesStatusAndPresenceAreKept() {
        JsonNode json = document(ANN, new Presence.Missing(Person.SEEN), Set.of("PA", "OH"));

        assertThat(texts(json, PeopleFields.STATE)).containsExactly("OH", "PA");
        assertThat(json.path(PeopleFields.FACILITY).asString()).isEqualTo("us-pa-doc/sci-phoenix");
        assertThat(json.path(PeopleFields.STATUS).asString()).isEqualTo("IN_CUSTODY");
        assertThat(json.path(PeopleFields.MISSING).asBoolean()).isTrue();
        assertThat(document(ANN).path(PeopleFields.MISSING).asBoolean()).isFalse();
        assertThat(document(ANN.at(null, "SOMEWHERE")).has(PeopleFields.FACILITY))
                .isFalse();
    }
}
