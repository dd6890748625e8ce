package org.whereabouts.sandbox.population;

/**
 * A real public institution, in the spelling of the site that names it.
 *
 * @param agency who runs it
 * @param code the agency's code, such as {@code PHX}
 * @param name the site's own spelling: {@code PHOENIX}, {@code ELLIS}, {@code Butner}
 * @param type the agency's type: {@code SCI}, {@code STATE JAIL}, {@code FCI}, {@code RRM} (halfway house)
 * @param city where it stands
 * @param state postal abbreviation
 */
public record Facility(Agency agency, String code, String name, String type, String city, String state) {}
