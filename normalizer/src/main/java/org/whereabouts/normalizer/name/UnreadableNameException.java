package org.whereabouts.normalizer.name;

/** Thrown when a text holds no name: blank, without a letter, or far too long. The message never repeats the text. */
public final class UnreadableNameException extends IllegalArgumentException {

    UnreadableNameException(String message) {
        super(message);
    }
}
