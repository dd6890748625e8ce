package org.whereabouts.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.booleans;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.9",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "168.63.129.16",
                "169.254.169.254",
                "0.0.0.0",
                "224.0.0.1",
                "100.64.0.1",
                "100.127.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fdff::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "0.255.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.175.48.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:0:7f00:1::",
                "2001:2::1",
                "2001:10::1",
                "2001:20::1",
                "2001:1ff:ffff::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2620:4f:8000::1",
                "3fff::1",
                "4000::1",
                "5f00::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "feff::1"
            })
    void ourOwnNetworksAreNeverAsked(String address) throws UnknownHostException {
        assertThat(AddressRule.PUBLIC_ONLY.allows(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.0.0.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.1",
                "126.255.255.255",
                "128.0.0.1",
                "168.63.129.15",
                "168.63.129.17",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.1",
                "191.255.255.255",
                "192.0.1.1",
                "192.0.3.1",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "64:ff9b::808:808",
                "2001:200::1",
                "2001:4860:4860::8888",
                "2001:db7:ffff::1",
                "2001:db9::1",
                "2003::1",
                "2600::1",
                "3ffe:ffff::1"
            })
    void publicAddressesMayBeAsked(String address) throws UnknownHostException {
        assertThat(AddressRule.PUBLIC_ONLY.allows(InetAddress.getByName(address)))
                .isTrue();
        assertThat(AddressRule.LOOPBACK_ONLY.allows(InetAddress.getByName(address)))
                .isFalse();
    }

    @Test
    void anotherHostIsAskedOnThePortsOfTheWebAlone() {
        assertThat(AddressRule.PUBLIC_ONLY.allowsPort(80, 8443)).isTrue();
        assertThat(AddressRule.PUBLIC_ONLY.allowsPort(443, 443)).isTrue();
        assertThat(AddressRule.PUBLIC_ONLY.allowsPort(8443, 8443)).isFalse();
        assertThat(AddressRule.PUBLIC_ONLY.allowsPort(22, 443)).isFalse();
        assertThat(AddressRule.LOOPBACK_ONLY.allowsPort(8443, 8443)).isTrue();
        assertThat(AddressRule.LOOPBACK_ONLY.allowsPort(5432, 8443)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void theSandboxIsOnLoopback(String address) throws UnknownHostException {
        assertThat(AddressRule.LOOPBACK_ONLY.allows(InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void everyAddressOfASpecialBlockIsRefusedAndItsNeighboursAreNotPartOfIt() {
        List<AddressBlock> blocks = Stream.concat(
                        PublicAddresses.IPV4_SPECIAL.stream(), PublicAddresses.IPV6_SPECIAL.stream())
                .toList();
        qt().forAll(integers().between(0, blocks.size() - 1), longs().all()).checkAssert((which, seed) -> {
            AddressBlock block = blocks.get(which);
            BigInteger first = new BigInteger(1, block.prefix());
            BigInteger size = BigInteger.ONE.shiftLeft(block.prefix().length * 8 - block.bits());
            BigInteger within = first.add(new BigInteger(128, new Random(seed)).mod(size));

            assertThat(PublicAddresses.contains(bytes(within, block))).isFalse();
            assertThat(block.contains(bytes(first.subtract(BigInteger.ONE), block)))
                    .isFalse();
            assertThat(block.contains(bytes(first.add(size), block))).isFalse();
        });
    }

    @Test
    void whatTheJdkKnowsAsOursIsRefused() {
        qt().forAll(longs().all(), integers().between(0, 255), booleans().all()).checkAssert((seed, head, four) -> {
            byte[] address = new byte[four ? 4 : 16];
            new Random(seed).nextBytes(address);
            address[0] = (byte) (int) head;
            InetAddress known = address(address);
            boolean ours = known.isLoopbackAddress()
                    || known.isAnyLocalAddress()
                    || known.isLinkLocalAddress()
                    || known.isSiteLocalAddress()
                    || known.isMulticastAddress();

            assertThat(ours && AddressRule.PUBLIC_ONLY.allows(known)).isFalse();
        });
    }

    @Test
    void anIpv4AddressIsJudgedAlikeInEverySpelling() {
        qt().forAll(longs().all()).checkAssert(seed -> {
            byte[] four = new byte[4];
            new Random(seed).nextBytes(four);
            byte[] mapped = new byte[16];
            mapped[10] = -1;
            mapped[11] = -1;
            System.arraycopy(four, 0, mapped, 12, 4);
            byte[] nat64 = new byte[16];
            nat64[1] = 0x64;
            nat64[2] = -1;
            nat64[3] = (byte) 0x9b;
            System.arraycopy(four, 0, nat64, 12, 4);

            assertThat(PublicAddresses.contains(mapped)).isEqualTo(PublicAddresses.contains(four));
            assertThat(PublicAddresses.contains(nat64)).isEqualTo(PublicAddresses.contains(four));
        });
    }

    private static byte[] bytes(BigInteger address, AddressBlock like) {
        int length = like.prefix().length;
        byte[] number = address.mod(BigInteger.ONE.shiftLeft(length * 8)).toByteArray();
        byte[] bytes = new byte[length];
        int count = Math.min(length, number.length);
        System.arraycopy(number, number.length - count, bytes, length - count, count);
        return bytes;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
