package org.whereabouts.sandbox.server;

import org.jspecify.annotations.Nullable;

/** A local server could not be started. The message is one line that says what is wrong and what to do about it. */
public final class ServerStartException extends RuntimeException {

    ServerStartException(String message) {
        this(message, null);
    }

    ServerStartException(String message, @Nullable Throwable cause) {
        super(message.strip().replaceAll("\\s*\\R\\s*", " "), cause);
    }

    /** The starting thread was interrupted; it stays so. */
    static ServerStartException interrupted(String server, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ServerStartException("The start of " + server + " was interrupted.", cause);
    }
}
