package org.whereabouts.schedules.operate;

/** As many trials are under way in this process as may be at once: each keeps a thread, and waits for its site like a sweep. */
final class TooManyTrialsException extends RuntimeException {

    TooManyTrialsException(int most) {
        super((most == 1 ? "another trial is" : most + " other trials are")
                + " under way, and no more may be at once (WHEREABOUTS_TRIALS): try again when one has ended");
    }
}
