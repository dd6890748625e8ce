package org.whereabouts.sandbox.population;

/**
 * The agencies that can hold people. Their order matters: newcomers may be
 * kin of people of the agencies before, never of those after, so a new agency leaves everybody else's people as they were.
 */
public enum Agency {
    /** Pennsylvania Department of Corrections. */
    PENNSYLVANIA("us-pa-doc"),
    /** Texas Department of Criminal Justice. */
    TEXAS("us-tx-tdcj"),
    /** Campbell County Detention Center, Newport KY. */
    CAMPBELL("us-ky-campbell"),
    /** Federal Bureau of Prisons. */
    BOP("us-bop"),
    /** California Department of Corrections and Rehabilitation. */
    CALIFORNIA("us-ca-cdcr"),
    /** Florida Department of Corrections. */
    FLORIDA("us-fl-fdc"),
    /** Ohio Department of Rehabilitation and Correction. */
    OHIO("us-oh-odrc"),
    /** Georgia Department of Corrections. */
    GEORGIA("us-ga-gdc"),
    /** Illinois Department of Corrections. */
    ILLINOIS("us-il-idoc"),
    /** North Carolina Department of Adult Correction. */
    NORTH_CAROLINA("us-nc-dac"),
    /** Oregon Department of Corrections. */
    OREGON("us-or-doc"),
    /** Nevada Department of Corrections. */
    NEVADA("us-nv-ndoc"),
    /** Idaho Department of Correction. */
    IDAHO("us-id-idoc"),
    /** Douglas County Jail, Douglasville GA. */
    DOUGLAS("us-ga-douglas"),
    /** Buncombe County Detention Facility, Asheville NC. */
    BUNCOMBE("us-nc-buncombe"),
    /** Bradford County Jail, Starke FL. */
    BRADFORD("us-fl-bradford"),
    /** Gwinnett County Detention Center, Lawrenceville GA. */
    GWINNETT("us-ga-gwinnett"),
    /** Autauga Metro Jail, Prattville AL. */
    AUTAUGA("us-al-autauga");

    private final String sourceId;

    Agency(String sourceId) {
        this.sourceId = sourceId;
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

    /** How its people come, move and go. */
    Rates rates() {
        return Rates.of(this);
    }
}
