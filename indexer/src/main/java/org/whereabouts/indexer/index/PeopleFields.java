package org.whereabouts.indexer.index;

/** The fields of a person's document, as in {@code people-v1.json}. All hold keys; none is shown. */
public final class PeopleFields {

    /** The person id; also the document's {@code _id}. For ordering. */
    public static final String ID = "id";

    public static final String SOURCE = "source";

    /** Two-letter codes, see {@link org.whereabouts.indexer.match.CustodyStates}. */
    public static final String STATE = "state";

    /** The directory's id of the facility. */
    public static final String FACILITY = "facility";

    public static final String STATUS = "status";
    public static final String SEX = "sex";

    /** Every year the person may be born in. */
    public static final String BIRTH_YEAR = "birth_year";

    /** Whether the source stopped listing the person. */
    public static final String MISSING = "missing";

    /** Keys of both numbers, see {@link org.whereabouts.indexer.registry.NumberKey}. */
    public static final String NUMBER = "number";

    /** Words of the name and of all aliases, folded; likewise all but the last that follow. */
    public static final String TOKEN = "token";

    /** Those that are family names. */
    public static final String FAMILY = "family";

    /** First letters of the given names. */
    public static final String INITIAL = "initial";

    public static final String SPELLING = "spelling";
    public static final String PHONETIC = "phonetic";
    public static final String NICKNAME = "nickname";
    public static final String JOINED = "joined";

    /** The name as lists order it: family, given, middle, suffix; folded. */
    public static final String NAME_ORDER = "name_order";

    private PeopleFields() {}
}
