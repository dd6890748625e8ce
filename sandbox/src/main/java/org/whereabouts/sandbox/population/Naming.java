package org.whereabouts.sandbox.population;

import java.util.ArrayList;
import java.util.List;

/** Gives names and aliases, with the shapes that matching meets: two surnames, hyphens, initials, suffixes. */
final class Naming {
    private static final List<String> SUFFIXES = List.of("Jr", "Jr", "Jr", "Jr", "Jr", "Sr", "II", "III", "III", "IV");

    /** Beyond those that the census frequencies give, so that the rarer ones occur in a small population too. */
    private static final double EXTRA_JOINT_SHARE = 0.015;

    private final NameSource source;

    Naming(NameSource source) {
        this.source = source;
    }

    PersonName name(Agency agency, Sex sex, Chance chance) {
        NameSource.Surname surname = surname(agency, chance);
        boolean hispanicGiven = surname.hispanic() && chance.happens(0.55);
        String given = source.given(sex, hispanicGiven, chance);
        String suffix = sex == Sex.MALE && chance.happens(0.06) ? chance.oneOf(SUFFIXES) : "";
        return new PersonName(family(surname, sex, chance), given, middle(sex, hispanicGiven, chance), suffix);
    }

    /** A first name that looks like another one: the same initial where there is one. */
    String similarGiven(String given, Sex sex, Chance chance) {
        String drawn = source.given(sex, false, chance);
        for (int attempt = 0;
                attempt < 60 && !(drawn.charAt(0) == given.charAt(0) && !drawn.equals(given));
                attempt++) {
            drawn = source.given(sex, false, chance);
        }
        return drawn;
    }

    String middle(Sex sex, boolean hispanic, Chance chance) {
        double kind = chance.share();
        if (kind < 0.2) {
            return "";
        }
        String name = source.given(sex, hispanic, chance);
        return kind < 0.35 ? name.substring(0, 1) : name;
    }

    /** Usually none; one to three other names for a minority. */
    List<PersonName> aliases(PersonName name, Sex sex, Chance chance) {
        if (!chance.happens(0.12)) {
            return List.of();
        }
        double many = chance.share();
        int count = many < 0.7 ? 1 : many < 0.92 ? 2 : 3;
        List<PersonName> aliases = new ArrayList<>();
        while (aliases.size() < count) {
            PersonName alias = alias(name.withSuffix(""), sex, chance);
            if (!alias.equals(name) && !aliases.contains(alias)) {
                aliases.add(alias);
            }
        }
        return aliases;
    }

    private PersonName alias(PersonName name, Sex sex, Chance chance) {
        String[] surnames = name.family().split("[ -]", 2);
        return switch (chance.below(4)) {
            case 0 -> name.withGiven(source.given(sex, false, chance)).withMiddle("");
            case 1 -> name.withFamily(source.surname(chance).spelled());
            case 2 ->
                surnames.length == 2 && surnames[0].length() > 3
                        ? name.withFamily(chance.happens(0.5) ? surnames[0] : surnames[1] + " " + surnames[0])
                        : name.withFamily(misspelt(name.family(), chance));
            default -> name.withGiven(misspelt(name.given(), chance)).withMiddle("");
        };
    }

    private NameSource.Surname surname(Agency agency, Chance chance) {
        if (chance.happens(EXTRA_JOINT_SHARE)) {
            return source.jointSurname(chance);
        }
        return chance.happens(agency.rates().extraHispanicShare())
                ? source.hispanicSurname(chance)
                : source.surname(chance);
    }

    private String family(NameSource.Surname surname, Sex sex, Chance chance) {
        if (surname.hispanic() && chance.happens(0.14)) {
            String joint = chance.happens(0.8) ? " " : "-";
            return surname.spelled() + joint + source.hispanicSurname(chance).spelled();
        }
        if (chance.happens(sex == Sex.FEMALE ? 0.02 : 0.006)) {
            return surname.spelled() + "-" + source.surname(chance).spelled();
        }
        return surname.spelled();
    }

    private static String misspelt(String name, Chance chance) {
        int at = chance.between(1, Math.max(1, name.length() - 1)) - 1;
        if (chance.happens(0.5)) {
            return name.substring(0, at + 1) + Character.toLowerCase(name.charAt(at)) + name.substring(at + 1);
        }
        return at == 0 ? name + "e" : name.substring(0, at) + name.substring(at + 1);
    }
}
