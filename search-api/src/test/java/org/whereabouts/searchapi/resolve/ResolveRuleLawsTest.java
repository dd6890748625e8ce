package org.whereabouts.searchapi.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whereabouts.searchapi.resolve.Persons.FRESH_FOR;
import static org.whereabouts.searchapi.resolve.Persons.NOW;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.SourceId;
import org.whereabouts.indexer.match.Agreement;
import org.whereabouts.indexer.match.Candidate;
import org.whereabouts.indexer.match.Match;
import org.whereabouts.indexer.match.MatchQuery;
import org.whereabouts.indexer.registry.HeldRecord;
import org.whereabouts.indexer.registry.Presence;
import org.whereabouts.normalizer.custody.Birth;
import org.whereabouts.normalizer.custody.CustodyStatus;
import org.whereabouts.normalizer.mail.RouteAnswer;
import org.whereabouts.normalizer.name.NameParser;

/** What holds of every ruling, over thousands of small worlds in which people share names, numbers, birthdays and prisons. */
class ResolveRuleLawsTest {

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

    /** What is asked, who is held, and how things stand. */
    private record World(long seed, MatchQuery query, List<Persons> held, RouteAnswer route, List<LiveAnswer> live) {

        Ruling ruling() {
            return ruling(held);
        }

        Ruling ruling(List<Persons> people) {
            return ResolveRule.decide(
                    query,
                    people.stream().map(person -> person.candidate(query)).toList(),
                    Persons.circumstances(route, live.toArray(LiveAnswer[]::new)));
        }
    }

    @Test
    void sendMeansThatEverythingIsCertain() {
        List<Long> sent = new ArrayList<>();
        forAll(world -> {
            Ruling ruling = world.ruling();
            if (ruling.decision() == Decision.SEND) {
                sent.add(world.seed());
                HeldRecord person = subject(ruling).person();
                Match match = subject(ruling).match();
                boolean named = match.name().agrees()
                        || (match.alias() != null && match.alias().agrees());
                assertThat(named).isTrue();
                assertThat(identifies(world.query(), match, person.record().birth()))
                        .isTrue();
                assertThat(match.birth()).isNotEqualTo(Agreement.DISAGREES);
                assertThat(match.state()).isNotEqualTo(Agreement.DISAGREES);
                assertThat(person.record().status()).isEqualTo(CustodyStatus.IN_CUSTODY);
                assertThat(person.presence()).isNotInstanceOf(Presence.Missing.class);
                assertThat(person.asOf()).isAfterOrEqualTo(NOW.minus(FRESH_FOR));
                assertThat(Persons.directoryFacility(person.record())).isPresent();
                assertThat(world.route()).isInstanceOf(RouteAnswer.Routed.class);
                assertThat(world.live()).noneMatch(LiveAnswer.Down.class::isInstance);
                assertThat(ruling.mailTo()).isEqualTo(world.route());
            }
        });
        assertThat(sent)
                .as("worlds that reach SEND, without which this shows nothing")
                .hasSizeGreaterThan(100);
    }

    @Test
    void secondPersonWhoFitsAsWellEndsSend() {
        forAll(world -> {
            Ruling ruling = world.ruling();
            if (ruling.decision() == Decision.SEND) {
                Persons sent = world.held().stream()
                        .filter(person -> person.held().equals(subject(ruling).person()))
                        .findFirst()
                        .orElseThrow();
                SourceId elsewhere = sent.source().equals(Persons.BOP) ? Persons.TX : Persons.BOP;
                List<Persons> more = new ArrayList<>(world.held());
                more.add(world.query().number() == null ? sent.number("QQ9999") : sent.at(elsewhere));
                assertThat(world.ruling(more).decision()).isNotEqualTo(Decision.SEND);
            }
        });
    }

    @Test
    void olderWordNeverTurnsIntoSend() {
        forAll(world -> {
            if (world.ruling().decision() != Decision.SEND) {
                List<Persons> older = world.held().stream()
                        .map(person -> person.asOf(person.asOf().minus(Duration.ofHours(36))))
                        .toList();
                assertThat(world.ruling(older).decision()).isNotEqualTo(Decision.SEND);
            }
        });
    }

    @Test
    void nothingButTheSourcesOwnWordOrAnotherNameForbids() {
        forAll(world -> {
            Ruling ruling = world.ruling();
            if (ruling.decision() == Decision.DO_NOT_SEND) {
                CustodyStatus status = subject(ruling).person().record().status();
                boolean sourceSaysSo = status == CustodyStatus.RELEASED
                        || status == CustodyStatus.DECEASED
                        || status == CustodyStatus.ESCAPED
                        || status == CustodyStatus.COMMUNITY_SUPERVISION;
                assertThat(sourceSaysSo || ruling.has(ReasonCode.NAME_MISMATCH)).isTrue();
            }
        });
    }

    @Test
    void failureOfASourceIsAlwaysVerified() {
        forAll(world -> {
            List<LiveAnswer> down = List.of(new LiveAnswer.Down(Persons.BOP, "it was too slow"));
            World failing = new World(world.seed(), world.query(), world.held(), world.route(), down);
            assertThat(failing.ruling().decision()).isEqualTo(Decision.VERIFY);
        });
    }

    @Test
    void whileRecordsWaitToBecomeSearchableOnlyANumberDecides() {
        forAll(world -> {
            Ruling ruling = ResolveRule.decide(
                    world.query(),
                    world.held().stream()
                            .map(person -> person.candidate(world.query()))
                            .toList(),
                    Persons.indexBehind(world.route(), world.live().toArray(LiveAnswer[]::new)));
            if (ruling.decision() != Decision.VERIFY) {
                assertThat(subject(ruling).match().number()).isEqualTo(Agreement.AGREES);
            }
        });
    }

    @Test
    void aWithdrawnSourceSendsNobodyAndHindersNobodyElse() {
        forAll(world -> {
            Circumstances withdrawn =
                    Persons.withdrawn(Persons.TX, world.route(), world.live().toArray(LiveAnswer[]::new));
            Ruling with = ResolveRule.decide(world.query(), candidates(world, _ -> true), withdrawn);
            Ruling without = ResolveRule.decide(
                    world.query(), candidates(world, person -> !person.source().equals(Persons.TX)), withdrawn);

            assertThat(with.decision() == Decision.SEND).isEqualTo(without.decision() == Decision.SEND);
            Candidate subject = with.subject();
            if (subject != null && subject.person().record().source().equals(Persons.TX)) {
                assertThat(with.has(ReasonCode.SOURCE_WITHDRAWN)).isTrue();
                assertThat(with.mailTo()).isNull();
            }
        });
    }

    private static List<Candidate> candidates(World world, Predicate<Persons> which) {
        return world.held().stream()
                .filter(which)
                .map(person -> person.candidate(world.query()))
                .toList();
    }

    @Test
    void addressComesFromARouteAndNeverWithDoNotSend() {
        forAll(world -> {
            Ruling ruling = world.ruling();
            if (ruling.mailTo() != null) {
                assertThat(ruling.mailTo()).isEqualTo(world.route());
                assertThat(ruling.decision()).isNotEqualTo(Decision.DO_NOT_SEND);
                assertThat(subject(ruling).person().record().status()).isEqualTo(CustodyStatus.IN_CUSTODY);
            }
            if (!(world.route() instanceof RouteAnswer.Routed)) {
                assertThat(ruling.decision()).isNotEqualTo(Decision.SEND);
            }
        });
    }

    @Test
    void orderOfCandidatesDoesNotMatter() {
        forAll(world -> {
            List<Persons> shuffled = new ArrayList<>(world.held());
            Collections.shuffle(shuffled, new Random(world.seed()));
            assertThat(world.ruling(shuffled)).isEqualTo(world.ruling());
        });
    }

    @Test
    void everyRulingHasAReason() {
        forAll(world -> assertThat(world.ruling().reasons()).isNotEmpty());
    }

    private static Candidate subject(Ruling ruling) {
        return Objects.requireNonNull(ruling.subject(), "a ruling about nobody");
    }

    /** The three bases, said a second time and apart from the code under test. */
    private static boolean identifies(MatchQuery query, Match match, @Nullable Birth held) {
        if (query.number() != null) {
            return match.number() == Agreement.AGREES;
        }
        boolean fullDate = query.birthDate() != null
                && held instanceof Birth.FullDate(LocalDate date)
                && date.equals(query.birthDate());
        return fullDate || (match.birth() == Agreement.AGREES && match.facility() == Agreement.AGREES);
    }

    private static void forAll(Consumer<World> law) {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = world(seed);
            try {
                law.accept(world);
            } catch (AssertionError failure) {
                throw new AssertionError("in " + world, failure);
            }
        }
    }

    private static World world(long seed) {
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
