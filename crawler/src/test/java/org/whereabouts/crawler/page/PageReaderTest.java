package org.whereabouts.crawler.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.whereabouts.crawler.source.Page;
import org.whereabouts.crawler.source.PageOutcome;
import org.whereabouts.crawler.source.PageOutcome.Blocked;
import org.whereabouts.crawler.source.PageOutcome.LayoutChanged;
import org.whereabouts.crawler.source.PageOutcome.NoMatch;
import org.whereabouts.crawler.source.PageOutcome.Wall;
import org.whereabouts.crawler.source.Search;
import org.whereabouts.crawler.source.Source;
import org.whereabouts.crawler.source.SourceProfile;

class PageReaderTest {

    private static final Page REFUSAL = TestPages.html("<title>Access Denied</title><p>Access Denied</p>");

    private record Reading(Function<Page, PageOutcome> how) implements Source {

        @Override
        public SourceProfile profile() {
            return TestPages.profile(null);
        }

        @Override
        public Stream<Search> sweep() {
            return Stream.empty();
        }

        @Override
        public PageOutcome parse(Page page) {
            return how.apply(page);
        }
    }

    private static PageOutcome read(Function<Page, PageOutcome> how) {
        return PageReader.read(new Reading(how), REFUSAL);
    }

    @Test
    void aPageThatTheSourceUnderstoodIsWhatTheSourceSays() {
        assertThat(read(_ -> new NoMatch())).isEqualTo(new NoMatch());
    }

    @Test
    void aPageThatTheSourceDidNotUnderstandMayBeAWall() {
        assertThat(read(_ -> new LayoutChanged("a table", "none")))
                .isEqualTo(new Blocked(Wall.REFUSAL, "refusal in words"));
    }

    @Test
    void aPageThatNobodyUnderstandsIsAChangedLayoutInTheWordsOfItsSource() {
        LayoutChanged changed = new LayoutChanged("a table", "none");

        assertThat(PageReader.read(new Reading(_ -> changed), TestPages.html("<p>Hello.</p>")))
                .isEqualTo(changed);
    }

    @Test
    void anAdapterThatFailsIsNamedAndItsMessageIsNotRepeated() {
        assertThat(read(_ -> {
                    throw new IllegalStateException("SAMPLE, PAT has no number");
                }))
                .isEqualTo(new LayoutChanged(
                        "a page that the adapter of us-zz-test can read",
                        "one at which it fails with IllegalStateException"));
    }

    @Test
    void anAdapterThatRecursesWithoutEndEndsInAnOutcome() {
        assertThat(read(PageReaderTest::endless))
                .isEqualTo(new LayoutChanged(
                        "a page that the adapter of us-zz-test can read",
                        "one at which it fails with StackOverflowError"));
    }

    @SuppressWarnings("InfiniteRecursion") // that is what it is for
    private static PageOutcome endless(Page page) {
        return endless(page);
    }
}
