package org.whereabouts.crawler.bulk;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other. */
interface Table extends Closeable {

    /**
     * The values of the next row, one for each column that was asked for and in that order, blank where there is none.
     *
     * @return null behind the last row, when the file has been read, and checked, to its end
     */
    String @Nullable [] next() throws LayoutException;

    /** How many rows were given, for messages. */
    long rows();
}
