package org.whereabouts.crawler.fetch;

import java.net.UnknownHostException;

/** A host has an address that may not be asked. */
final class ForbiddenAddressException extends UnknownHostException {

    ForbiddenAddressException(String message) {
        super(message);
    }
}
