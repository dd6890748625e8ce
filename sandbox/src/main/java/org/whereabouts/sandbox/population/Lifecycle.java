package org.whereabouts.sandbox.population;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** How the population begins, and what one day does to it. */
final class Lifecycle {
    /** The first people of each agency, there the longest on the epoch day, serve life: they never leave. */
    static final int SERVING_LIFE = 5;

    private static final double AWAY_AT_FIRST = 0.008;

    private final PopulationSpec spec;
    private final Newcomers newcomers;
    private final Numbers numbers;

    Lifecycle(PopulationSpec spec, Newcomers newcomers, Numbers numbers) {
        this.spec = spec;
        this.newcomers = newcomers;
        this.numbers = numbers;
    }

    /** The people of the epoch day, some of them released before where the agency remembers. */
    Snapshot firstDay() {
        List<Person> everybody = new ArrayList<>();
        Map<Agency, Roll> rolls = new EnumMap<>(Agency.class);
        spec.shares().forEach((agency, size) -> rolls.put(agency, firstRoll(agency, size, everybody)));
        return new Snapshot(spec.epoch(), rolls);
    }

    /** The day after; every agency's day follows from its own day before. */
    Snapshot dayAfter(Snapshot snapshot) {
        LocalDate day = snapshot.day().plusDays(1);
        Map<Agency, Roll> rolls = new EnumMap<>(Agency.class);
        for (Agency agency : spec.shares().keySet()) {
            rolls.put(agency, new Day(snapshot.roll(agency), day).lived());
        }
        return new Snapshot(day, rolls);
    }

    private Roll firstRoll(Agency agency, int size, List<Person> everybody) {
        Rates rates = agency.rates();
        Chance chance = Chance.of(spec.seed(), 0, agency);
        // In the order of their coming, so that whoever came later has the higher number.
        List<LocalDate> comings = Stream.generate(() ->
                        spec.epoch().minusDays(1 + chance.days(agency.rates().meanDaysServed())))
                .limit(size)
                .sorted()
                .toList();
        List<Person> held = new ArrayList<>();
        List<Person> released = new ArrayList<>();
        for (LocalDate coming : comings) {
            int person = held.size() + released.size();
            Person somebody =
                    newcomers.somebody(agency, everybody, coming, new Newcomers.Index(person, person), chance);
            everybody.add(somebody);
            boolean life = person < SERVING_LIFE;
            // Drawn for everybody, so that the others' lives do not depend on who serves life.
            if (rates.releasedAtFirst() > 0 && chance.happens(rates.releasedAtFirst())) {
                int served = chance.below(Math.toIntExact(spec.epoch().toEpochDay() - coming.toEpochDay()));
                if (!life) {
                    released.add(somebody.with(somebody.custody().release(coming.plusDays(served))));
                }
            } else if (chance.happens(AWAY_AT_FIRST) && !life) {
                held.add(somebody.with(somebody.custody().as(rates.away())));
            } else if (!life) {
                held.add(somebody);
            }
            if (life) {
                held.add(somebody.with(somebody.custody().forLife()));
            }
        }
        return new Roll(agency, held, released, size, size);
    }

    /** Whether the person is one of those who never leave their agency. */
    static boolean servesLife(Person person) {
        return ordinal(person) < SERVING_LIFE;
    }

    private static int ordinal(Person person) {
        return Integer.parseInt(person.personKey().substring(person.personKey().indexOf('/') + 1));
    }

    /** One agency's day. */
    private final class Day {
        private static final double BACK = 0.4;
        private static final double TEMPORARY_RELEASES = 0.003;
        private static final double COMING_AGAIN = 0.2;

        private final Agency agency;
        private final LocalDate day;
        private final Chance chance;
        private final List<Person> held;
        private final List<Person> released;
        private int people;
        private int stays;

        Day(Roll before, LocalDate day) {
            this.agency = before.agency();
            this.day = day;
            this.chance = Chance.of(spec.seed(), ChronoUnit.DAYS.between(spec.epoch(), day), agency);
            this.held = new ArrayList<>(before.held());
            this.released = new ArrayList<>(before.released());
            this.people = before.peopleEver();
            this.stays = before.staysEver();
        }

        Roll lived() {
            comeBack();
            List<Person> leaving = leave();
            move();
            if (agency.rates().away() == CustodyStatus.TEMPORARY_RELEASE) {
                goAway();
            }
            come();
            released.addAll(leaving);
            return new Roll(agency, held, released, people, stays);
        }

        private void comeBack() {
            for (int i = 0; i < held.size(); i++) {
                Person person = held.get(i);
                if (person.custody().status() != CustodyStatus.HELD && chance.happens(BACK)) {
                    held.set(i, person.with(person.custody().as(CustodyStatus.HELD)));
                }
            }
        }

        private List<Person> leave() {
            List<Person> leaving = new ArrayList<>();
            int count = Math.min(chance.count(held.size() * agency.rates().dailyTurnover()), held.size() - 1);
            for (int i = 0; i < count; i++) {
                int leaver = soonestOfFour();
                if (!servesLife(held.get(leaver))) {
                    Person person = Chance.removeAt(held, leaver);
                    leaving.add(person.with(person.custody().release(day)));
                }
            }
            return leaving;
        }

        /** Whoever has the earliest projected release of a few is likelier to leave, without a sort of everybody. */
        private int soonestOfFour() {
            return Stream.generate(() -> chance.below(held.size()))
                    .limit(4)
                    .min(Comparator.comparing(i -> projected(held.get(i))))
                    .orElseThrow();
        }

        private LocalDate projected(Person person) {
            LocalDate projected = person.custody().projectedRelease();
            return projected == null ? LocalDate.MAX : projected;
        }

        private void move() {
            int count = chance.count(held.size() * agency.rates().dailyMoves());
            for (int i = 0; i < count; i++) {
                boolean travels = agency.rates().away() == CustodyStatus.IN_TRANSIT && chance.happens(0.5);
                CustodyStatus status = travels ? CustodyStatus.IN_TRANSIT : CustodyStatus.HELD;
                change(person -> newcomers.moved(person, status, chance));
            }
        }

        private void goAway() {
            int count = chance.count(held.size() * TEMPORARY_RELEASES);
            for (int i = 0; i < count; i++) {
                change(person -> person.custody().as(CustodyStatus.TEMPORARY_RELEASE));
            }
        }

        private void change(Function<Person, Custody> change) {
            int index = chance.below(held.size());
            Person person = held.get(index);
            if (person.custody().status() == CustodyStatus.HELD) {
                held.set(index, person.with(change.apply(person)));
            }
        }

        private void come() {
            int size = spec.shares().getOrDefault(agency, 0);
            int count = chance.count(size * agency.rates().dailyTurnover());
            for (int i = 0; i < count; i++) {
                if (!released.isEmpty() && chance.happens(COMING_AGAIN)) {
                    comeAgain(chance.take(released));
                } else {
                    held.add(newcomers.somebody(agency, held, day, new Newcomers.Index(people, stays), chance));
                    people++;
                    stays++;
                }
            }
        }

        private void comeAgain(Person person) {
            String number = numbers.ofStay(agency, person.sex(), ordinal(person), stays);
            held.add(person.with(newcomers.again(person, day, number, chance)));
            stays++;
        }
    }
}
