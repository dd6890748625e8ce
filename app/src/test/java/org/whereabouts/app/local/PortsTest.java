package org.whereabouts.app.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.whereabouts.app.terminal.OperatorException;

class PortsTest {

    @Test
    void zeroMeansAnyFreeOne() {
        assertThatCode(() -> Ports.requireFree(0)).doesNotThrowAnyException();
    }

    @Test
    void aPortInUseIsOneClearLine() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> Ports.requireFree(socket.getLocalPort()))
                    .isInstanceOf(OperatorException.class)
                    .hasMessageContainingAll(Integer.toString(socket.getLocalPort()), "--port");
        }
    }

    @Test
    void whatIsNoPortIsRefused() {
        assertThatThrownBy(() -> Ports.requireFree(70_000))
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("65535");
    }
}
