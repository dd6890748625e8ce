package org.whereabouts.crawler.replay;

/** Is told how a replay goes. What it throws ends the replay. */
public interface ReplayListener {

    /** A page was read again, or could not be. */
    default void page(ReplayedPage page) {}

    /**
     * Some more pages are done.
     *
     * @param total how many there are in all
     */
    default void progress(long done, long total) {}
}
