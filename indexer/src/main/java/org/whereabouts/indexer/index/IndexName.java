package org.whereabouts.indexer.index;

import java.util.regex.Pattern;

/**
 * What the index is called. Everybody reads and writes through the alias; behind it stands one index, whose name carries the
 * version of the mapping and a generation. The first generation's name is fixed, so that of two processes that create it at
 * once only one succeeds.
 *
 * @param prefix in front of all names, to keep several installations on one Elasticsearch apart; empty for none
 */
public record IndexName(String prefix) {

    private static final Pattern PREFIX = Pattern.compile("([a-z][a-z0-9_-]{0,59})?");

    public IndexName {
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "an index prefix is up to 60 of a-z, 0-9, _ and -, beginning with a letter, not '" + prefix + "'");
        }
    }

    /** The names without a prefix. */
    public static IndexName standard() {
        return new IndexName("");
    }

    /** The alias, {@code people}. */
    public String alias() {
        return prefix + "people";
    }

    /** The first index with the present mapping. */
    String first() {
        return alias() + "-v1-000001";
    }
}
