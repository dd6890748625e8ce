package org.whereabouts.crawler.fetch;

import java.net.InetAddress;

/** Which addresses may be asked. */
public enum AddressRule {
    /** Addresses of the public Internet only, so that no page and no name server can make us ask our own network. */
    PUBLIC_ONLY,
    /** Loopback only: the sandbox. */
    LOOPBACK_ONLY;

    /** Whether a connection to the address may be made. */
    public boolean allows(InetAddress address) {
        return switch (this) {
            case LOOPBACK_ONLY -> address.isLoopbackAddress();
            case PUBLIC_ONLY -> PublicAddresses.contains(address.getAddress());
        };
    }
}
