package org.whereabouts.searchapi.problem;

/** Nobody of that id is held. */
public final class UnknownPersonException extends RuntimeException {

    public UnknownPersonException() {
        super("no person of that id is held");
    }
}
