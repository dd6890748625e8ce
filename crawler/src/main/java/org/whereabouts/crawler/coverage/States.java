package org.whereabouts.crawler.coverage;

import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The states and the federal district. */
final class States {

    private static final String ALL = """
            Alabama AL, Alaska AK, Arizona AZ, Arkansas AR, California CA, Colorado CO, Connecticut CT, Delaware DE, \
            District of Columbia DC, Florida FL, Georgia GA, Hawaii HI, Idaho ID, Illinois IL, Indiana IN, Iowa IA, \
            Kansas KS, Kentucky KY, Louisiana LA, Maine ME, Maryland MD, Massachusetts MA, Michigan MI, Minnesota MN, \
            Mississippi MS, Missouri MO, Montana MT, Nebraska NE, Nevada NV, New Hampshire NH, New Jersey NJ, \
            New Mexico NM, New York NY, North Carolina NC, North Dakota ND, Ohio OH, Oklahoma OK, Oregon OR, \
            Pennsylvania PA, Rhode Island RI, South Carolina SC, South Dakota SD, Tennessee TN, Texas TX, Utah UT, \
            Vermont VT, Virginia VA, Washington WA, West Virginia WV, Wisconsin WI, Wyoming WY""";

    private States() {}

    /** Two-letter codes by name, in the order of the names. */
    static NavigableMap<String, String> codes() {
        NavigableMap<String, String> codes = new TreeMap<>(Comparator.naturalOrder());
        for (String state : ALL.split(", ", -1)) {
            int code = state.length() - 2;
            codes.put(state.substring(0, code - 1), state.substring(code));
        }
        return Collections.unmodifiableNavigableMap(codes);
    }
}
