package org.whereabouts.sandbox.site;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Who asked a site for what and when: a count of all requests, and the latest of them. */
final class RequestLog {
    private final int kept;
    private final Deque<ReceivedRequest> latest = new ArrayDeque<>();
    private long total;

    RequestLog(int kept) {
        this.kept = kept;
    }

    synchronized void received(Instant at, SiteRequest request, int status) {
        total++;
        latest.addLast(new ReceivedRequest(at, request.method(), request.path(), status));
        if (latest.size() > kept) {
            latest.removeFirst();
        }
    }

    synchronized long total() {
        return total;
    }

    synchronized List<ReceivedRequest> latest() {
        return List.copyOf(latest);
    }
}
