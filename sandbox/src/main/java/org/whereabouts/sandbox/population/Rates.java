package org.whereabouts.sandbox.population;

/**
 * How an agency's people come, move and go. Rough orders of magnitude (a state prison keeps people for years, a jail for
 * weeks), chosen so that each population keeps its size.
 *
 * @param womenShare share of women among newcomers
 * @param extraHispanicShare share of people whose surname is drawn among Hispanic ones, beyond those that the census
 *     frequencies give
 * @param dailyTurnover share of the held people released on a day, and of the initial size admitted
 * @param dailyMoves share of the held people moved on a day
 * @param meanDaysServed how long the people held on the epoch day have been there, on average, in days
 * @param endUnknownShare share of stays without a projected release
 * @param releasedAtFirst share of those known on the epoch day who were released before
 * @param away how somebody is spoken of who is in custody but not in the facility; HELD where nobody ever is
 */
record Rates(
        double womenShare,
        double extraHispanicShare,
        double dailyTurnover,
        double dailyMoves,
        int meanDaysServed,
        double endUnknownShare,
        double releasedAtFirst,
        CustodyStatus away) {

    static Rates of(Agency agency) {
        return switch (agency) {
            case PENNSYLVANIA -> prison(0.06);
            case TEXAS -> prison(0.08).hispanic(0.2).away(CustodyStatus.TEMPORARY_RELEASE);
            case BOP -> new Rates(0.07, 0.2, 0.0015, 0.004, 1500, 0.07, 0.08, CustodyStatus.IN_TRANSIT);
            case CALIFORNIA -> prison(0.04).hispanic(0.25);
            case FLORIDA -> prison(0.07).hispanic(0.1).remembering();
            case ILLINOIS -> prison(0.06).remembering();
            case OHIO, GEORGIA, NORTH_CAROLINA, OREGON -> prison(0.08).remembering();
            case NEVADA -> prison(0.09).hispanic(0.1).remembering();
            case IDAHO -> prison(0.13).remembering();
            case CAMPBELL, DOUGLAS, BUNCOMBE, BRADFORD, GWINNETT, AUTAUGA -> jail();
        };
    }

    /** A state's prisons, whose released people nobody remembers. */
    private static Rates prison(double womenShare) {
        return new Rates(womenShare, 0, 0.0015, 0.003, 1800, 0.07, 0, CustodyStatus.HELD);
    }

    /** A county's jail. */
    private static Rates jail() {
        return new Rates(0.18, 0, 0.025, 0.01, 40, 0.5, 0, CustodyStatus.HELD);
    }

    private Rates hispanic(double share) {
        return with(share, releasedAtFirst, away);
    }

    /** The same of a site that shows released people too. */
    private Rates remembering() {
        return with(extraHispanicShare, 0.15, away);
    }

    private Rates away(CustodyStatus status) {
        return with(extraHispanicShare, releasedAtFirst, status);
    }

    private Rates with(double hispanic, double released, CustodyStatus status) {
        return new Rates(
                womenShare, hispanic, dailyTurnover, dailyMoves, meanDaysServed, endUnknownShare, released, status);
    }
}
