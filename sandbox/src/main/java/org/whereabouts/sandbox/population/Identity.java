package org.whereabouts.sandbox.population;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who a newcomer is.
 *
 * @param facility where they must go, when somebody they belong to is there
 */
record Identity(PersonName name, Sex sex, LocalDate birthDate, Optional<Facility> facility) {}
