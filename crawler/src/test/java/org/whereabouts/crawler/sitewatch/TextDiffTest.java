package org.whereabouts.crawler.sitewatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class TextDiffTest {

    private static final Gen<List<String>> TEXTS =
            lists().of(integers().between(0, 5).map(number -> "line " + number)).ofSizeBetween(0, 25);

    @Test
    void aDiffShowsWhatWentAndWhatCameWithWhatStandsAround() {
        assertThat(TextDiff.between(List.of("a", "b", "c", "d"), List.of("a", "b", "x", "d")))
                .containsExactly("@@ -1,4 +1,4 @@", " a", " b", "-c", "+x", " d");
    }

    @Test
    void equalTextsDifferInNothingAndOthersInSomething() {
        qt().forAll(TEXTS, TEXTS)
                .check((one, other) -> TextDiff.between(one, other).isEmpty() == one.equals(other));
    }

    @Test
    void aDiffHoldsAsManyLinesMoreAsTheTextGrew() {
        qt().forAll(TEXTS, TEXTS).check((one, other) -> {
            List<String> diff = TextDiff.between(one, other);
            long came = diff.stream().filter(line -> line.startsWith("+")).count();
            long went = diff.stream().filter(line -> line.startsWith("-")).count();
            return came - went == other.size() - one.size();
        });
    }

    @Test
    void aRewrittenSiteStaysAReport() {
        List<String> rewritten = IntStream.range(0, 500).mapToObj(i -> "a" + i).toList();
        List<String> diff = TextDiff.between(rewritten, List.of("b".repeat(1_000)));

        assertThat(diff).hasSize(81);
        assertThat(diff.getLast()).isEqualTo("... 422 more lines");
        assertThat(TextDiff.added(List.of("b".repeat(1_000))).getFirst()).hasSize(303);
    }
}
