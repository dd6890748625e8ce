package org.whereabouts.crawler.fetch;

import java.net.InetAddress;

/** Which addresses may be asked. */
public enum AddressRule {
    /** Addresses of the public Internet only, so that no page and no name server can make us ask our own network. */
    PUBLIC_ONLY,
    /** Loopback only: the sandbox. */
    LOOPBACK_ONLY;

    /**
     * Whether a host that is not the site's own may be asked on the port: on the web's own, and on loopback, where all hosts have
     * made-up ports, on the site's.
     *
     * @param ofSite the port of the site that leads there
     */
    public boolean allowsPort(int port, int ofSite) {
        return port == 80 || port == 443 || (this == LOOPBACK_ONLY && port == ofSite);
    }

    /** Whether a connection to the address may be made. */
    public boolean allows(InetAddress address) {
        return switch (this) {
            case LOOPBACK_ONLY -> address.isLoopbackAddress();
            case PUBLIC_ONLY -> PublicAddresses.contains(address.getAddress());
        };
    }
}
