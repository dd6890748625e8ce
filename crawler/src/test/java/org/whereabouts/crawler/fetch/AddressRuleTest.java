package org.whereabouts.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
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
                "::ffff:10.0.0.1"
            })
    void ourOwnNetworksAreNeverAsked(String address) throws UnknownHostException {
        assertThat(AddressRule.PUBLIC_ONLY.allows(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "2001:4860:4860::8888"})
    void publicAddressesMayBeAsked(String address) throws UnknownHostException {
        assertThat(AddressRule.PUBLIC_ONLY.allows(InetAddress.getByName(address)))
                .isTrue();
        assertThat(AddressRule.LOOPBACK_ONLY.allows(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void theSandboxIsOnLoopback(String address) throws UnknownHostException {
        assertThat(AddressRule.LOOPBACK_ONLY.allows(InetAddress.getByName(address)))
                .isTrue();
    }
}
