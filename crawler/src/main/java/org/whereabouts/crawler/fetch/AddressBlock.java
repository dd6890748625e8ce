package org.whereabouts.crawler.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** A block of addresses of one family, as registries write it: {@code 192.0.2.0/24}, {@code 2001:db8::/32}. */
final class AddressBlock {

    private final byte[] prefix;
    private final int bits;

    /**
     * A block.
     *
     * @param prefix its first address, 4 or 16 bytes
     * @param bits how many leading bits all its addresses share
     */
    AddressBlock(byte[] prefix, int bits) {
        this.prefix = prefix.clone();
        this.bits = bits;
    }

    static AddressBlock of(String cidr) {
        int slash = cidr.indexOf('/');
        byte[] prefix = InetAddress.ofLiteral(cidr.substring(0, slash)).getAddress();
        return new AddressBlock(prefix, Integer.parseInt(cidr.substring(slash + 1)));
    }

    static List<AddressBlock> all(String... cidrs) {
        return Stream.of(cidrs).map(AddressBlock::of).toList();
    }

    /** Whether the address, 4 or 16 bytes, lies in the block. */
    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != prefix[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || ((address[whole] ^ prefix[whole]) & 0xff) >>> (8 - rest) == 0;
    }

    byte[] prefix() {
        return prefix.clone();
    }

    int bits() {
        return bits;
    }
}
