package org.whereabouts.crawler.fetch;

import java.net.UnknownHostException;

/** The name service was not asked, or did not answer; the message says why. */
final class UnresolvedNameException extends UnknownHostException {

    UnresolvedNameException(String message) {
        super(message);
    }
}
