package org.whereabouts.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.whereabouts.app.client.SiteReportView;
import org.whereabouts.app.client.SiteReportView.Change;
import org.whereabouts.app.client.SiteWatchView;
import org.whereabouts.app.terminal.CapturedTerminal;

class SiteReportTextTest {

    private static final String PAGE = "https://www.example.gov/mail";
    private static final SiteWatchView FIRST = watch(1, "COMPLETE", null);
    private static final SiteWatchView SECOND = watch(2, "COMPLETE", null);

    private final CapturedTerminal narrow = new CapturedTerminal(40, false);

    @Test
    void whatAPageSaysIsShownAsText() {
        print(SECOND, new Change(PAGE, "<b>Mail</b>", "text changed", List.of("-<i>old</i>", "+<script>new</script>")));

        assertThat(narrow.out()).contains("<b>Mail</b>: text changed", "-<i>old</i>", "+<script>new</script>");
    }

    @Test
    void noPageCanCommandTheTerminal() {
        String evil = "x\u001b[2J\u009b2J\u0007\u202e\rx";
        SiteWatchView incomplete = watch(3, "INCOMPLETE", "pages say the same: " + evil);

        print(incomplete, new Change(PAGE, evil, evil, List.of("+" + evil)));

        assertThat((narrow.out() + narrow.err())
                        .replace(System.lineSeparator(), "")
                        .codePoints())
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    @Test
    void aLongLineGoesOnBehindItsMark() {
        print(
                SECOND,
                new Change(
                        PAGE,
                        "",
                        "text changed",
                        List.of("+" + "letter ".repeat(12).strip())));

        assertThat(narrow.out().lines()).allMatch(line -> line.length() <= 40 || line.contains("://"));
        assertThat(narrow.out()).containsSubsequence("  +letter letter", "    letter letter");
    }

    private void print(SiteWatchView latest, Change changed) {
        Setting setting = new Setting(narrow.terminal(), Map.of(), InstantSource.fixed(Instant.EPOCH), ZoneOffset.UTC);
        new SiteReportText(
                        setting,
                        new SiteReportView(
                                "us-xx", FIRST, SECOND, latest, List.of(), List.of(changed), List.of(), List.of(), 3))
                .print();
    }

    private static SiteWatchView watch(long id, String outcome, @Nullable String detail) {
        return new SiteWatchView(
                id,
                "us-xx",
                "ENDED",
                "OPERATOR",
                Instant.EPOCH,
                null,
                Instant.EPOCH,
                outcome,
                detail == null ? null : "SAME_TEXT",
                detail,
                new SiteWatchView.Progress(4, 4, 4, 0));
    }
}
