package org.whereabouts.indexer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.whereabouts.indexer.testing.RegistryUnderTest.id;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whereabouts.indexer.testing.Person;
import org.whereabouts.indexer.testing.RegistryUnderTest;

/**
 * Random runs, look-ups, repetitions and refusals against a model that writes down every sighting. The registry, which
 * writes only changes and derives the rest, must always say the same.
 */
class RegistryModelTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static RegistryUnderTest test;

    @BeforeAll
    static void registry() {
        test = RegistryUnderTest.create();
    }

    /** What the model knows of one person. */
    private record Known(
            String unit, String presence, @Nullable Instant missingSince, Instant seen) {

        Known missing(Instant since) {
            return new Known(unit, "MISSING", since, seen);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void registryAgreesWithAModelThatWritesEverything(long seed) {
        test.clear();
        var random = new Random(seed);
        Map<Integer, Known> model = new LinkedHashMap<>();
        @Nullable Instant swept = null;
        for (int step = 1; step <= 60; step++) {
            Instant now = BEGIN.plusSeconds(step * 100L);
            if (random.nextInt(3) == 0) {
                int person = random.nextInt(6);
                Instant at = random.nextInt(4) == 0 ? now.minusSeconds(random.nextInt(1500)) : now;
                String unit = unit(random);
                test.registry().observe(person(person).housedIn(unit).seen(at).record());
                observe(model, person, unit, at, swept);
            } else {
                Instant started = random.nextInt(3) == 0 ? now.minusSeconds(random.nextInt(600)) : now;
                Map<Integer, String> listed = new LinkedHashMap<>();
                for (int person = 0; person < 6; person++) {
                    if (random.nextInt(4) > 0) {
                        listed.put(person, unit(random));
                    }
                }
                stage(step, listed, started);
                if (random.nextInt(6) == 0) {
                    test.registry().discard(step);
                } else if (listed.isEmpty() || (swept != null && started.isBefore(swept))) {
                    long run = step;
                    assertThatExceptionOfType(ApplyRefusedException.class)
                            .isThrownBy(() -> test.registry().apply(run, Person.PA, started));
                    test.registry().discard(step);
                } else {
                    Applied applied = test.registry().apply(step, Person.PA, started);
                    assertThat(test.registry().apply(step, Person.PA, started)).isEqualTo(applied);
                    assertThat(applied.inserted() + applied.updated() + applied.unchanged())
                            .isEqualTo(listed.size());
                    apply(model, listed, started);
                    swept = started;
                }
            }
            assertThat(held()).as("seed %d, step %d", seed, step).isEqualTo(model);
        }
        assertThat(test.queue().size()).isEqualTo(model.size());
    }

    private static void observe(
            Map<Integer, Known> model, int person, String unit, Instant at, @Nullable Instant swept) {
        Known known = model.get(person);
        if (known == null) {
            model.put(person, new Known(unit, "LOOKED_UP", null, at));
            return;
        }
        boolean sweptLater = swept != null && !known.presence().equals("LOOKED_UP") && !at.isAfter(swept);
        if (at.isAfter(known.seen()) && !sweptLater) {
            model.put(person, new Known(unit, known.presence().replace("MISSING", "LISTED"), null, at));
        }
    }

    private static void apply(Map<Integer, Known> model, Map<Integer, String> listed, Instant started) {
        model.replaceAll((person, known) -> listed.containsKey(person)
                        || known.presence().equals("MISSING")
                        || known.seen().isAfter(started)
                ? known
                : known.missing(started));
        listed.forEach((person, unit) -> model.merge(
                person,
                new Known(unit, "LISTED", null, started),
                (known, sighting) -> known.seen().isAfter(started) ? known : sighting));
    }

    private static void stage(long run, Map<Integer, String> listed, Instant started) {
        List<Person> people = listed.entrySet().stream()
                .map(entry -> person(entry.getKey()).housedIn(entry.getValue()).seen(started, run, run))
                .toList();
        test.registry()
                .stage(run, Person.PA, people.stream().map(Person::record).toList());
    }

    private static Map<Integer, Known> held() {
        Map<Integer, Known> held = new LinkedHashMap<>();
        Stream.iterate(0, i -> i + 1)
                .limit(6)
                .forEach(i -> test.registry().find(id(person(i))).ifPresent(record -> held.put(i, known(record))));
        return held;
    }

    private static Known known(HeldRecord held) {
        String unit = String.valueOf(held.record().housingUnit());
        return switch (held.presence()) {
            case Presence.Listed() -> new Known(unit, "LISTED", null, held.asOf());
            case Presence.LookedUp() -> new Known(unit, "LOOKED_UP", null, held.asOf());
            case Presence.Missing(Instant since) -> new Known(unit, "MISSING", since, held.asOf());
        };
    }

    private static Person person(int number) {
        return Person.of(Person.PA, "QA000" + number, "MILLER, ANN");
    }

    private static String unit(Random random) {
        return "Block " + random.nextInt(3);
    }
}
