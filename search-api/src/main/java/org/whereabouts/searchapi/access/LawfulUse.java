package org.whereabouts.searchapi.access;

/** What answers about people may not be used for. */
public final class LawfulUse {

    /** Fair Credit Reporting Act, 15 U.S.C. 1681a(d): what this service is not. */
    public static final String NOTICE =
            "This is not a consumer report and Whereabouts is not a consumer reporting agency (FCRA): what it says may not be"
                    + " used to decide about hiring, housing or credit.";

    private LawfulUse() {}
}
