package org.whereabouts.crawler.sitewatch;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whereabouts.crawler.source.SourceId;

/**
 * What changed on a site between its last two complete watches. A watch that was not complete changes nothing here: what it did
 * not see may still be there.
 *
 * @param before the complete watch that is compared with; null until there are two
 * @param after the last complete watch; null until there is one
 * @param added pages that were not there before
 * @param changed pages whose text is another
 * @param vanished pages that the site says are gone, or that nothing links to any more
 * @param noLongerWatched pages that now lead elsewhere or are closed to us: they may well be there
 * @param unchanged how many pages say what they said
 */
public record WatchReport(
        SourceId site,
        @Nullable Watch before,
        @Nullable Watch after,
        List<PageChange> added,
        List<PageChange> changed,
        List<PageChange> vanished,
        List<PageChange> noLongerWatched,
        int unchanged) {

    public WatchReport {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        vanished = List.copyOf(vanished);
        noLongerWatched = List.copyOf(noLongerWatched);
    }

    /**
     * One page.
     *
     * @param title of the document; empty when it has none
     * @param why in words: what tells that it changed
     * @param diff of its text, in unified form without the file names; bounded in lines and in their length; empty for a page
     *     that is not there any more
     */
    public record PageChange(String url, String title, String why, List<String> diff) {

        public PageChange {
            diff = List.copyOf(diff);
        }
    }
}
