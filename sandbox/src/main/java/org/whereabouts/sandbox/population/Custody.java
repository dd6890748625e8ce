package org.whereabouts.sandbox.population;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a person with an agency.
 *
 * @param number what the site lists the stay by: PA inmate number, TDCJ number, federal register number, arrest number
 * @param personNumber the number that stays with the person over all stays: SID at TDCJ, jacket at a jail; equal to
 *     {@code number} where the agency numbers people, not stays
 * @param housing block and bed within the facility
 * @param projectedRelease null for a life sentence, or when no date is set yet
 * @param released null while the stay lasts
 */
public record Custody(
        Agency agency,
        String number,
        String personNumber,
        CustodyStatus status,
        Facility facility,
        String housing,
        LocalDate admitted,
        @Nullable LocalDate projectedRelease,
        @Nullable LocalDate released) {

    public Custody {
        if ((status == CustodyStatus.RELEASED) != (released != null)) {
            throw new IllegalArgumentException("Released, and only then, needs a date");
        }
    }

    Custody release(LocalDate day) {
        return new Custody(
                agency,
                number,
                personNumber,
                CustodyStatus.RELEASED,
                facility,
                housing,
                admitted,
                projectedRelease,
                day);
    }

    /** The same stay, without an end. */
    Custody forLife() {
        return new Custody(agency, number, personNumber, status, facility, housing, admitted, null, released);
    }

    Custody at(CustodyStatus newStatus, Facility newFacility, String newHousing) {
        return new Custody(
                agency, number, personNumber, newStatus, newFacility, newHousing, admitted, projectedRelease, released);
    }

    Custody as(CustodyStatus newStatus) {
        return at(newStatus, facility, housing);
    }
}
