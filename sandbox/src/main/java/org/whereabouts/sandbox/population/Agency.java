package org.whereabouts.sandbox.population;

/**
 * The four agencies that hold the population, with the rates at which their people come, move and go.
 *
 * <p>The rates are rough orders of magnitude (a state prison keeps people for years, a jail for weeks), chosen so that
 * each population keeps its size.
 */
public enum Agency {
    /** Pennsylvania Department of Corrections. */
    PENNSYLVANIA("us-pa-doc", 0.06, 0.0, 0.0015, 0.003, 1800),
    /** Texas Department of Criminal Justice. */
    TEXAS("us-tx-tdcj", 0.08, 0.2, 0.0015, 0.003, 1800),
    /** Campbell County Detention Center, Newport KY. */
    CAMPBELL("us-ky-campbell", 0.18, 0.0, 0.025, 0.01, 40),
    /** Federal Bureau of Prisons. */
    BOP("us-bop", 0.07, 0.2, 0.0015, 0.004, 1500);

    private final String sourceId;
    private final double womenShare;
    private final double extraHispanicShare;
    private final double dailyTurnover;
    private final double dailyMoves;
    private final int meanDaysServed;

    Agency(
            String sourceId,
            double womenShare,
            double extraHispanicShare,
            double dailyTurnover,
            double dailyMoves,
            int meanDaysServed) {
        this.sourceId = sourceId;
        this.womenShare = womenShare;
        this.extraHispanicShare = extraHispanicShare;
        this.dailyTurnover = dailyTurnover;
        this.dailyMoves = dailyMoves;
        this.meanDaysServed = meanDaysServed;
    }

    /** The identifier of the agency's locator, such as {@code us-pa-doc}. */
    public String sourceId() {
        return sourceId;
    }

    /**
     * The agency of a source.
     *
     * @throws IllegalArgumentException when no agency of the sandbox has this identifier
     */
    public static Agency ofSource(String sourceId) {
        for (Agency agency : values()) {
            if (agency.sourceId.equals(sourceId)) {
                return agency;
            }
        }
        throw new IllegalArgumentException("The sandbox has no site '" + sourceId + "'");
    }

    double womenShare() {
        return womenShare;
    }

    /** Share of people whose surname is drawn among Hispanic ones, beyond those that the census frequencies give. */
    double extraHispanicShare() {
        return extraHispanicShare;
    }

    /** Share of the held people released on a day, and of the initial size admitted. */
    double dailyTurnover() {
        return dailyTurnover;
    }

    /** Share of the held people moved on a day. */
    double dailyMoves() {
        return dailyMoves;
    }

    /** How long the people held on the epoch day have been there, on average, in days. */
    int meanDaysServed() {
        return meanDaysServed;
    }
}
