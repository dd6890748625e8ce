package org.whereabouts.crawler.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks the name service; blocks as long as that takes. */
@FunctionalInterface
interface NameLookup {

    /** The addresses of a host, at least one. */
    InetAddress[] lookup(String host) throws UnknownHostException;
}
