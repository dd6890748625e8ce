package org.whereabouts.indexer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.indexer.testing.Person;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.custody.CustodyRecord;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.normalizer.custody.FacilityMention;
import org.whereabouts.normalizer.custody.Provenance;
import org.whereabouts.normalizer.custody.Sex;
import org.whereabouts.normalizer.name.PersonName;
import tools.jackson.core.JacksonException;

class CustodyRecordJsonTest {

    private static final Person ANN = Person.of(Person.PA, "AA0001", "MILLER, ANN");

    @Test
    void everyRecordReadsBackAsItWasWritten() {
        var random = new Random(20260302);
        for (int i = 0; i < 5_000; i++) {
            CustodyRecord record = record(random);

            assertThat(CustodyRecordJson.read(CustodyRecordJson.write(record))).isEqualTo(record);
        }
    }

    @Test
    void hashDependsOnContentAlone() {
        var random = new Random(20260303);
        for (int i = 0; i < 1_000; i++) {
            CustodyRecord record = record(random);
            CustodyRecord later = new Person(record).seen(instant(random), 9, 9).record();
            CustodyRecord reread = CustodyRecordJson.read(CustodyRecordJson.write(record));

            assertThat(CustodyRecordJson.contentHash(later)).isEqualTo(CustodyRecordJson.contentHash(record));
            assertThat(CustodyRecordJson.contentHash(reread)).isEqualTo(CustodyRecordJson.contentHash(record));
        }
    }

    @Test
    void hashSeesEveryChangeOfContent() {
        Stream<Person> variants = Stream.of(
                ANN,
                ANN.named("MILLER, ANNA"),
                ANN.named("MILLER, ANN JR"),
                ANN.alias("SMITH, ANN"),
                ANN.born(null),
                ANN.born(new Birth.Year(1980)),
                ANN.born(new Birth.Age(45, LocalDate.of(2026, 3, 2))),
                ANN.born(new Birth.Age(46, LocalDate.of(2026, 3, 2))),
                ANN.with(CustodyStatus.RELEASED),
                ANN.at("us-pa-doc/sci-muncy", "SCI PHOENIX"),
                ANN.at("us-pa-doc/sci-phoenix", "PHOENIX"),
                ANN.nowhere(),
                ANN.housedIn("Block C"),
                ANN.secondNumber("5"));

        assertThat(variants.map(person -> List.of(CustodyRecordJson.contentHash(person.record()))))
                .doesNotHaveDuplicates()
                .extracting(hash -> hash.getFirst().length)
                .containsOnly(32);
    }

    @Test
    void storedFormIsFixed() {
        assertThat(CustodyRecordJson.write(ANN.alias("O'NEIL, ANN").record())).isEqualTo("""
                        {"source":"us-pa-doc","number":"AA0001",\
                        "name":{"family":"Miller","given":"Ann","original":"MILLER, ANN"},\
                        "aliases":[{"family":"O'Neil","given":"Ann","original":"O'NEIL, ANN"}],\
                        "birth":{"date":"1980-05-17"},"sex":"MALE","status":"IN_CUSTODY",\
                        "facility":{"id":"us-pa-doc/sci-phoenix","text":"SCI PHOENIX","code":"PHX"},\
                        "admitted":"2021-01-04","projectedRelease":"2031-01-04",\
                        "provenance":{"capture":1,"seenAt":"2026-03-02T10:00:00Z"}}""");
    }

    @Test
    void textThatIsNoRecordIsAnError() {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> CustodyRecordJson.read("{}"));
    }

    private static CustodyRecord record(Random random) {
        return new CustodyRecord(
                new SourceId("us-pa-doc"),
                "QA" + random.nextInt(10_000),
                maybe(random, () -> "S" + random.nextInt()),
                name(random),
                Stream.generate(() -> name(random)).limit(random.nextInt(3)).toList(),
                maybe(random, () -> birth(random)),
                maybe(random, () -> pick(random, List.of(Sex.values()))),
                pick(random, List.of(CustodyStatus.values())),
                maybe(
                        random,
                        () -> new FacilityMention(
                                maybe(random, () -> "us-pa-doc/x" + random.nextInt(9)),
                                text(random),
                                maybe(random, () -> text(random)))),
                maybe(random, () -> text(random)),
                maybe(random, () -> date(random)),
                maybe(random, () -> "LIFE"),
                maybe(random, () -> date(random)),
                new Provenance(random.nextLong(), instant(random), maybe(random, random::nextLong)));
    }

    private static PersonName name(Random random) {
        return new PersonName(
                "F" + text(random),
                random.nextBoolean() ? "" : text(random),
                maybe(random, () -> text(random)),
                maybe(random, () -> "Jr"),
                text(random));
    }

    private static Birth birth(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Birth.FullDate(date(random));
            case 1 -> new Birth.Year(1920 + random.nextInt(90));
            default -> new Birth.Age(18 + random.nextInt(80), date(random));
        };
    }

    private static LocalDate date(Random random) {
        return LocalDate.ofEpochDay(random.nextInt(40_000));
    }

    private static Instant instant(Random random) {
        return Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), random.nextInt(1_000_000_000));
    }

    /** With what JSON must escape and what lies outside the basic plane. */
    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.appendCodePoint("aZ 'é\"\\/\n\u0001ñ漢\uD83D\uDE00".codePoints().toArray()[random.nextInt(13)]);
        }
        return text.toString();
    }

    private static <T> T pick(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static <T> @Nullable T maybe(Random random, Supplier<? extends T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}
