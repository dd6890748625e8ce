package org.whereabouts.sandbox.population;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Makes newcomers who are easily confused with somebody already there: relatives, twins, fathers and sons of one name,
 * and strangers who happen to bear the same full name.
 */
final class Kinship {
    private static final double RELATIVES = 0.03;
    private static final double TWINS = 0.0025;
    private static final double FATHERS_AND_SONS = 0.006;
    private static final double NAMESAKES = 0.005;

    private final Naming naming;

    Kinship(Naming naming) {
        this.naming = naming;
    }

    /**
     * Somebody like one of {@code others}, now and then.
     *
     * @param agency where the newcomer comes to; the others may be elsewhere
     * @param bornBy the latest birth date that makes an adult of the newcomer
     */
    Optional<Identity> like(Agency agency, List<Person> others, LocalDate bornBy, Chance chance) {
        double kind = chance.share();
        if (others.isEmpty() || kind >= RELATIVES + TWINS + FATHERS_AND_SONS + NAMESAKES) {
            return Optional.empty();
        }
        Person other = chance.oneOf(others);
        Identity like;
        if (kind < RELATIVES) {
            like = relative(agency, other, chance);
        } else if (kind < RELATIVES + TWINS) {
            like = twin(other, chance);
        } else if (kind < RELATIVES + TWINS + FATHERS_AND_SONS && other.sex() == Sex.MALE) {
            like = fatherOrSon(other, bornBy, chance);
        } else {
            like = namesake(other, chance);
        }
        return Optional.of(like).filter(identity -> !identity.birthDate().isAfter(bornBy));
    }

    private Identity relative(Agency agency, Person other, Chance chance) {
        Sex sex = chance.happens(agency.rates().womenShare()) ? Sex.FEMALE : Sex.MALE;
        PersonName name = naming.name(agency, sex, chance).withFamily(other.family());
        LocalDate birthDate = other.birthDate().plusDays(chance.between(-15 * 365, 15 * 365));
        Optional<Facility> facility = chance.happens(0.35) && sex == other.sex()
                ? Optional.of(other.custody().facility())
                : Optional.empty();
        return new Identity(name, sex, birthDate, facility);
    }

    private Identity twin(Person other, Chance chance) {
        PersonName name = new PersonName(
                other.family(),
                naming.similarGiven(other.given(), other.sex(), chance),
                naming.middle(other.sex(), false, chance),
                "");
        return new Identity(name, other.sex(), other.birthDate(), Optional.empty());
    }

    private Identity fatherOrSon(Person other, LocalDate bornBy, Chance chance) {
        int years = chance.between(18, 38);
        int days = chance.below(365);
        LocalDate son = other.birthDate().plusYears(years).plusDays(days);
        LocalDate father = other.birthDate().minusYears(years).minusDays(days);
        String suffix = other.suffix();
        if (suffix.equals("II")) {
            return !son.isAfter(bornBy) ? named(other, "III", son) : named(other, "", father);
        }
        boolean fatherOfOther = suffix.equals("Jr") || son.isAfter(bornBy);
        return fatherOfOther ? named(other, "Sr", father) : named(other, "Jr", son);
    }

    private Identity namesake(Person other, Chance chance) {
        int days = chance.between(100, 20 * 365);
        return named(other, other.suffix(), other.birthDate().minusDays(chance.happens(0.5) ? days : -days));
    }

    private static Identity named(Person other, String suffix, LocalDate birthDate) {
        return new Identity(other.name().withSuffix(suffix), other.sex(), birthDate, Optional.empty());
    }
}
