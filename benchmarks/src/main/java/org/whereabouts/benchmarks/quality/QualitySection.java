package org.whereabouts.benchmarks.quality;

import java.nio.file.Path;
import java.util.List;

/** One part of the quality report: figures, with what simpler means reach on the same data, computed in the same run. */
interface QualitySection {

    /** What it is about, for its heading. */
    String title();

    /**
     * The figures, line by line, a bound that is missed marked as {@value #MISSED}.
     *
     * @param data folder with the labelled data
     * @throws java.io.UncheckedIOException when a file of it cannot be read
     */
    List<String> lines(Path data);

    /** Marks a figure that misses its bound. */
    String MISSED = ": missed";
}
