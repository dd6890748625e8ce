package org.whereabouts.sandbox.population;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes people who come into custody, and decides where they are put. */
final class Newcomers {
    private static final int ADULT_YEARS = 18;
    private static final int OLDEST_YEARS = 90;
    private static final long AGE_SPREAD_DAYS = 63 * 365L;

    private final Naming naming;
    private final Kinship kinship;
    private final Facilities facilities;
    private final Numbers numbers;
    private final LocalDate epoch;
    private final LocalDate oldest;

    Newcomers(NameSource names, Facilities facilities, Numbers numbers, LocalDate epoch) {
        this.naming = new Naming(names);
        this.kinship = new Kinship(naming);
        this.facilities = facilities;
        this.numbers = numbers;
        this.epoch = epoch;
        this.oldest = epoch.minusYears(OLDEST_YEARS);
    }

    /**
     * Somebody who was never here before.
     *
     * @param others people whom they may be related to or be named like
     * @param admitted the day they come; they are adults by then
     * @param index how many people and stays the agency counted before
     */
    Person somebody(Agency agency, List<Person> others, LocalDate admitted, Index index, Chance chance) {
        LocalDate bornBy = admitted.minusYears(ADULT_YEARS).minusDays(1);
        Identity identity = kinship.like(agency, others, bornBy, chance)
                .filter(like -> !like.birthDate().isBefore(oldest))
                .orElseGet(() -> stranger(agency, bornBy, chance));
        Facility facility = identity.facility()
                .filter(known -> known.agency() == agency)
                .orElseGet(() -> facilities.draw(agency, identity.sex(), chance));
        Custody custody = new Custody(
                agency,
                numbers.ofStay(agency, identity.sex(), index.person(), index.stay()),
                numbers.ofPerson(agency, index.person()),
                CustodyStatus.HELD,
                facility,
                housing(chance),
                admitted,
                projectedRelease(agency, admitted, chance),
                null);
        return new Person(
                agency.sourceId() + "/" + index.person(),
                identity.name(),
                identity.sex(),
                identity.birthDate(),
                naming.aliases(identity.name(), identity.sex(), chance),
                custody);
    }

    /** The stay of somebody who was released before and comes again, under the numbers that the agency gives then. */
    Custody again(Person person, LocalDate admitted, String stayNumber, Chance chance) {
        Agency agency = person.custody().agency();
        return new Custody(
                agency,
                stayNumber,
                person.custody().personNumber(),
                CustodyStatus.HELD,
                facilities.draw(agency, person.sex(), chance),
                housing(chance),
                admitted,
                projectedRelease(agency, admitted, chance),
                null);
    }

    /** A move to another facility, or to another bed where the agency has only one facility. */
    Custody moved(Person person, CustodyStatus status, Chance chance) {
        Facility other = facilities.drawOther(person.custody().facility(), person.sex(), chance);
        return person.custody().at(status, other, housing(chance));
    }

    /** What newcomers are counted by: their place among all people and all stays of their agency. */
    record Index(int person, int stay) {}

    private Identity stranger(Agency agency, LocalDate bornBy, Chance chance) {
        Sex sex = chance.happens(agency.rates().womenShare()) ? Sex.FEMALE : Sex.MALE;
        // Most are between 20 and 45 when they come, few are old: the mean of two draws, bent towards youth.
        double bend = (chance.share() + chance.share()) / 2;
        long days = Math.min(ChronoUnit.DAYS.between(oldest, bornBy), AGE_SPREAD_DAYS);
        LocalDate birthDate = bornBy.minusDays((long) (bend * bend * days));
        return new Identity(naming.name(agency, sex, chance), sex, birthDate, Optional.empty());
    }

    private @Nullable LocalDate projectedRelease(Agency agency, LocalDate admitted, Chance chance) {
        boolean unknown = chance.happens(agency.rates().endUnknownShare());
        LocalDate from = admitted.isBefore(epoch) ? epoch : admitted;
        return unknown ? null : from.plusDays(20 + chance.days(agency.rates().meanDaysServed()));
    }

    private static String housing(Chance chance) {
        return "%c-%03d".formatted('A' + chance.below(11), chance.between(101, 448));
    }
}
