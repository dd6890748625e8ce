package org.whereabouts.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A host on loopback that says exactly what a test wants it to, HTTP or not. */
final class RawHost implements AutoCloseable {

    /** What happens on one connection, which is closed afterwards. */
    @FunctionalInterface
    interface Conversation {
        void hold(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Conversation conversation;
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();

    private RawHost(ServerSocket server, Conversation conversation) {
        this.server = server;
        this.conversation = conversation;
        Thread.ofVirtual().start(this::accept);
    }

    static RawHost holding(Conversation conversation) throws IOException {
        return holding(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), conversation);
    }

    static RawHost holding(ServerSocket server, Conversation conversation) {
        return new RawHost(server, conversation);
    }

    /** Reads one request, answers it with these characters, and closes the connection. */
    static RawHost answering(String raw) throws IOException {
        return answering(raw.getBytes(StandardCharsets.ISO_8859_1));
    }

    static RawHost answering(byte[] raw) throws IOException {
        return holding((in, out) -> {
            readHead(in);
            out.write(raw);
        });
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> hold(socket));
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }

    private void hold(Socket socket) {
        try (socket) {
            conversation.hold(socket.getInputStream(), socket.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // The other side has had enough, which is what some tests are about.
        }
    }

    /** One request's head, to the empty line; empty at the end of the connection. */
    static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next == -1) {
                return "";
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + path);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many connections were made so far. */
    int connections() {
        return connections.size();
    }

    /** Heads that conversations have noted with {@link #note}. */
    List<String> noted() {
        return List.copyOf(heads);
    }

    void note(String head) {
        heads.add(head);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
