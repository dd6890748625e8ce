package org.whereabouts.app.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.whereabouts.app.terminal.ExitCode;
import org.whereabouts.app.terminal.OperatorException;

/** Whether the API's port can be had, asked before anything is started. Zero stands for whichever is free when it is bound. */
final class Ports {

    private Ports() {}

    /** Says in one line that the port is in use, or is none. */
    static void requireFree(int port) {
        if (port < 0 || port > 65_535) {
            throw new OperatorException(
                    ExitCode.USAGE, "--port must be between 0 (any free one) and 65535, not " + port + ".");
        }
        try (ServerSocket socket = new ServerSocket()) {
            // As the server itself will bind it: connections of an earlier one that are still closing do not matter.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        } catch (IOException e) {
            throw new OperatorException(
                    ExitCode.FAILED,
                    "Port " + port + " of 127.0.0.1 cannot be had (" + e.getMessage()
                            + "): end what uses it, or choose another with --port (0: any free one).",
                    e);
        }
    }
}
