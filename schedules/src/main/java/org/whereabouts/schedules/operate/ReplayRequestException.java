package org.whereabouts.schedules.operate;

/** A replay was asked for that makes no sense; the message says why. */
final class ReplayRequestException extends RuntimeException {

    ReplayRequestException(String message) {
        super(message);
    }
}
