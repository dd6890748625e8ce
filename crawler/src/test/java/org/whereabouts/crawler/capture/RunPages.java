package org.whereabouts.crawler.capture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.whereabouts.crawler.source.Page;

/** The pages of a run, read back from their captures. */
public final class RunPages {

    private static final int MOST = 100_000;

    private RunPages() {}

    /** All of them, in the order of their captures. */
    public static List<Page> of(CaptureStore store, long runId) {
        return store.ofRun(runId, 0, MOST).stream().map(store::page).toList();
    }

    static List<String> texts(CaptureStore store, long runId) {
        return of(store, runId).stream()
                .map(page -> page.body().text(StandardCharsets.UTF_8))
                .toList();
    }
}
