package org.whereabouts.crawler.fetch;

import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to hosts of the public Internet.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA IPv6 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/ipv6-address-space">IANA IPv6 address space</a>
 */
final class PublicAddresses {

    /**
     * Every IPv4 block of the special-purpose registry, the globally reachable AS112 and AMT blocks included, since no site
     * lives there; multicast; and one address of a cloud that is public by its number alone.
     */
    static final List<AddressBlock> IPV4_SPECIAL = AddressBlock.all(
            "0.0.0.0/8", // this network, RFC 791
            "10.0.0.0/8", // private use, RFC 1918
            "100.64.0.0/10", // shared address space, RFC 6598
            "127.0.0.0/8", // loopback, RFC 1122
            "168.63.129.16/32", // the platform services of Azure, reached from within its machines
            "169.254.0.0/16", // link local, RFC 3927; the metadata services of clouds
            "172.16.0.0/12", // private use, RFC 1918
            "192.0.0.0/24", // IETF protocol assignments, RFC 6890
            "192.0.2.0/24", // TEST-NET-1, RFC 5737
            "192.31.196.0/24", // AS112-v4, RFC 7535
            "192.52.193.0/24", // AMT, RFC 7450
            "192.88.99.0/24", // 6to4 relay anycast, deprecated, RFC 7526
            "192.168.0.0/16", // private use, RFC 1918
            "192.175.48.0/24", // direct delegation AS112, RFC 7534
            "198.18.0.0/15", // benchmarking, RFC 2544
            "198.51.100.0/24", // TEST-NET-2, RFC 5737
            "203.0.113.0/24", // TEST-NET-3, RFC 5737
            "224.0.0.0/4", // multicast, RFC 5771
            "240.0.0.0/4"); // reserved, RFC 1112, and limited broadcast, RFC 919

    /**
     * The one IPv6 block from which global unicast addresses are given out. What lies outside needs no list: loopback,
     * unspecified, IPv4-compatible, discard-only, local-use NAT64, segment routing, unique local, link local, the old site local,
     * multicast.
     */
    static final AddressBlock IPV6_GLOBAL_UNICAST = AddressBlock.of("2000::/3");

    /** What lies in the block of global unicast addresses and is none. */
    static final List<AddressBlock> IPV6_SPECIAL = AddressBlock.all(
            "2001::/23", // IETF protocol assignments, RFC 2928: Teredo (which carries an IPv4 address), benchmarking,
            // ORCHID
            "2001:db8::/32", // documentation, RFC 3849
            "2002::/16", // 6to4, which carries an IPv4 address, RFC 3056
            "2620:4f:8000::/48", // direct delegation AS112, RFC 7534
            "3fff::/20"); // documentation, RFC 9637

    /**
     * IPv4-mapped addresses, ::ffff:0:0/96, RFC 4291: the same host as the IPv4 address in the last four bytes. Spelled in
     * bytes, because Java reads the text as an IPv4 address.
     */
    private static final AddressBlock MAPPED =
            new AddressBlock(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0}, 96);

    /** NAT64, RFC 6052: how a network without IPv4 reaches the IPv4 address in the last four bytes. */
    private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");

    private PublicAddresses() {}

    /** Whether a host of the public Internet can have the address, 4 or 16 bytes. */
    static boolean contains(byte[] address) {
        if (address.length == 4) {
            return IPV4_SPECIAL.stream().noneMatch(block -> block.contains(address));
        }
        if (MAPPED.contains(address) || NAT64.contains(address)) {
            return contains(Arrays.copyOfRange(address, 12, 16));
        }
        return IPV6_GLOBAL_UNICAST.contains(address)
                && IPV6_SPECIAL.stream().noneMatch(block -> block.contains(address));
    }
}
