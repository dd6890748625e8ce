package org.whereabouts.searchapi.resolve;

import static org.whereabouts.searchapi.resolve.Persons.NOW;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.normalizer.mail.RouteAnswer;
import org.whereabouts.normalizer.name.NameParser;

/** A small world: what is asked, who is held, and how things stand. */
record World(long seed, MatchQuery query, List<Persons> held, RouteAnswer route, List<LiveAnswer> live) {

    private static final int WORLDS = 2_000;
    private static final List<String> NAMES = List.of(
            "Jose Garcia",
            "Jose Garcia Lopez",
            "Jose Luis Garcia Jr",
            "Joe Garcia",
            "Jane Testperson",
            "Jan Testperson");
    private static final List<String> NUMBERS = List.of("QQ0001", "QQ0002", "12345678", "12345-678");
    private static final List<LocalDate> BIRTHDAYS =
            List.of(LocalDate.of(1985, 2, 28), LocalDate.of(1985, 7, 4), LocalDate.of(1960, 1, 1));

    Ruling ruling() {
        return ruling(held);
    }

    Ruling ruling(List<Persons> people) {
        return ruling(people, Persons.circumstances(route, live.toArray(LiveAnswer[]::new)));
    }

    Ruling ruling(List<Persons> people, Circumstances circumstances) {
        return ResolveRule.decide(
                query, people.stream().map(person -> person.candidate(query)).toList(), circumstances);
    }

    /** Holds a law against thousands of worlds in which people share names, numbers, birthdays and prisons. */
    static void forAll(Consumer<World> law) {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = of(seed);
            try {
                law.accept(world);
            } catch (AssertionError failure) {
                throw new AssertionError("in " + world, failure);
            }
        }
    }

    private static World of(long seed) {
        Random random = new Random(seed);
        List<Persons> held = new ArrayList<>();
        List<String> numbers = new ArrayList<>(NUMBERS);
        Collections.shuffle(numbers, random);
        IntStream.range(0, random.nextInt(4)).forEach(i -> held.add(person(random, numbers.get(i))));
        MatchQuery query = held.isEmpty() || random.nextInt(4) == 0 ? stranger(random) : about(held.getFirst(), random);
        RouteAnswer route = random.nextInt(5) == 0 ? Persons.UNROUTED : Persons.ROUTED;
        List<LiveAnswer> live = switch (random.nextInt(6)) {
            case 0 -> List.of(new LiveAnswer.Down(Persons.BOP, "it was too slow"));
            case 1 -> List.of(new LiveAnswer.NotListed(Persons.BOP, NOW));
            case 2 -> List.of(new LiveAnswer.Seen(Persons.BOP, NOW));
            default -> List.of();
        };
        return new World(seed, query, held, route, live);
    }

    private static Persons person(Random random, String number) {
        LocalDate day = any(random, BIRTHDAYS);
        List<@Nullable Birth> births = new ArrayList<>();
        births.add(new Birth.FullDate(day));
        births.add(new Birth.Year(day.getYear()));
        births.add(new Birth.Age(2026 - day.getYear() - 1, LocalDate.of(2026, 1, 1)));
        births.add(null);
        return Persons.jane()
                .named(any(random, NAMES))
                .number(number)
                .at(any(random, List.of(Persons.PA, Persons.PA, Persons.TX, Persons.BOP)))
                .born(births.get(random.nextInt(births.size())))
                .status(
                        random.nextInt(3) == 0
                                ? any(random, List.of(CustodyStatus.values()))
                                : CustodyStatus.IN_CUSTODY)
                .facility(random.nextInt(6) == 0 ? null : any(random, List.of(Persons.PHOENIX, Persons.MUNCY)))
                .presence(
                        random.nextInt(5) == 0
                                ? new Presence.Missing(NOW.minus(Duration.ofHours(5)))
                                : new Presence.Listed())
                .asOf(NOW.minus(Duration.ofHours(random.nextInt(90))));
    }

    private static MatchQuery stranger(Random random) {
        return new MatchQuery(
                NameParser.parse(any(random, NAMES)),
                random.nextBoolean() ? any(random, NUMBERS) : null,
                random.nextInt(3) == 0 ? any(random, List.of("PA", "TX")) : null,
                random.nextInt(3) == 0 ? Persons.PHOENIX : null,
                random.nextInt(3) == 0 ? any(random, BIRTHDAYS) : null,
                null);
    }

    /** A question that is true of somebody, as far as it goes, and now and then not quite. */
    private static MatchQuery about(Persons person, Random random) {
        boolean byNumber = random.nextBoolean();
        boolean byYear = random.nextBoolean();
        Birth birth = person.birth();
        LocalDate day = birth == null ? any(random, BIRTHDAYS) : birth.latest();
        return new MatchQuery(
                NameParser.parse(random.nextInt(8) == 0 ? any(random, NAMES) : person.name()),
                byNumber ? person.number() : null,
                random.nextInt(4) == 0 ? any(random, List.of("PA", "TX")) : null,
                byYear || random.nextInt(4) == 0 ? person.facilityId() : null,
                !byNumber && !byYear ? day : null,
                !byNumber && byYear ? day.getYear() : null);
    }

    private static <T> T any(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
