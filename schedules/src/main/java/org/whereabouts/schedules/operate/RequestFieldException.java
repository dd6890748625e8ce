package org.whereabouts.schedules.operate;

/** A request has a field that cannot be used; says which and why. */
final class RequestFieldException extends RuntimeException {

    private final String field;

    RequestFieldException(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
