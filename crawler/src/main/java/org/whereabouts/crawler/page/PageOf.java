package org.whereabouts.crawler.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;

/**
 * Where a page says that it stands in its list, in the words {@code Page 2 of 7}.
 *
 * @param page from 1
 * @param of how many pages the list has
 */
public record PageOf(int page, int of) {

    private static final Pattern WORDS = Pattern.compile("(?i)\\bpage (\\d{1,5}) of (\\d{1,5})\\b");

    /**
     * What a visitor reads first in these words.
     *
     * @param mayLack whether a list of one page does without them
     * @return page 0, which nobody asked for, where they are missing
     */
    public static PageOf in(String text, boolean mayLack) {
        Matcher words = WORDS.matcher(text);
        if (words.find()) {
            return new PageOf(Integer.parseInt(words.group(1)), Integer.parseInt(words.group(2)));
        }
        return mayLack ? new PageOf(1, 1) : new PageOf(0, 0);
    }

    /** What to say of another page than the one that was due; empty for that one. */
    public Optional<LayoutChanged> unless(int due) {
        return page == due && page <= of
                ? Optional.empty()
                : Optional.of(new LayoutChanged("page " + due + " of " + of, "page " + page + " of " + of));
    }

    /** Whether others come after it. */
    public boolean hasNext() {
        return page < of;
    }
}
