package org.whereabouts.crawler.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Which addresses may be asked. */
public enum AddressRule {
    /** Public unicast addresses only, so that no page can make us ask our own network. */
    PUBLIC_ONLY,
    /** Loopback only: the sandbox. */
    LOOPBACK_ONLY;

    /**
     * Whether every address of the URL's host is allowed.
     *
     * @throws UnknownHostException when the host has no address
     */
    public boolean allows(URI url) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
            if (!allows(address)) {
                return false;
            }
        }
        return true;
    }

    boolean allows(InetAddress address) {
        return switch (this) {
            case LOOPBACK_ONLY -> address.isLoopbackAddress();
            case PUBLIC_ONLY ->
                !(address.isLoopbackAddress()
                        || address.isAnyLocalAddress()
                        || address.isLinkLocalAddress()
                        || address.isSiteLocalAddress()
                        || address.isMulticastAddress()
                        || isUniqueLocalOrShared(address.getAddress()));
        };
    }

    /** IPv6 fc00::/7 (RFC 4193) and IPv4 100.64.0.0/10 (RFC 6598), which InetAddress has no test for. */
    private static boolean isUniqueLocalOrShared(byte[] address) {
        return address.length == 16 ? (address[0] & 0xfe) == 0xfc : address[0] == 100 && (address[1] & 0xc0) == 64;
    }
}
