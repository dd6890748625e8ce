package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.whereabouts.sandbox.population.Facility;

/**
 * What an agency tells of its facilities, day by day: a dozen of them, made-up boxes for their mail. The first gets another box
 * after a week; one opens after two weeks; one closes after three; after four the agency's own mail goes to another box.
 */
final class FacilityBook {
    static final int NEW_BOX_DAY = 7;
    static final int OPENING_DAY = 14;
    static final int CLOSING_DAY = 21;
    static final int NEW_AGENCY_BOX_DAY = 28;

    private static final int SHOWN = 12;

    private final List<Facility> facilities;
    private final LocalDate epoch;

    FacilityBook(List<Facility> facilities, LocalDate epoch) {
        this.facilities = facilities.stream().limit(SHOWN).toList();
        this.epoch = epoch;
    }

    /**
     * A facility that is open.
     *
     * @param box number of the box to which its mail goes
     */
    record Open(Facility facility, int box) {
        String code() {
            return facility.code().toLowerCase(Locale.ROOT);
        }

        String slug() {
            return (facility.type() + "-" + facility.name())
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-");
        }

        String title() {
            return facility.type() + " " + facility.name();
        }
    }

    List<Open> on(LocalDate date) {
        long day = ChronoUnit.DAYS.between(epoch, date);
        List<Open> open = new ArrayList<>();
        for (int i = 0; i < facilities.size(); i++) {
            boolean opened = i != SHOWN - 1 || day >= OPENING_DAY;
            boolean closed = i == SHOWN - 2 && day >= CLOSING_DAY;
            if (opened && !closed) {
                boolean moved = i == 0 && day >= NEW_BOX_DAY;
                open.add(new Open(facilities.get(i), 1_000 + 70 * i + (moved ? 7 : 0)));
            }
        }
        return open;
    }

    int agencyBox(LocalDate date) {
        return ChronoUnit.DAYS.between(epoch, date) >= NEW_AGENCY_BOX_DAY ? 9_200 : 9_100;
    }
}
