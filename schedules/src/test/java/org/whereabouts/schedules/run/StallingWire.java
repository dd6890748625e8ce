package org.whereabouts.schedules.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A wire to a server that can stall: what is sent meanwhile arrives later. */
final class StallingWire implements AutoCloseable {

    private final ServerSocket entry;
    private final String host;
    private final int port;
    private final ReentrantLock flowing = new ReentrantLock();
    private final List<Socket> ends = Collections.synchronizedList(new ArrayList<>());

    StallingWire(String host, int port) throws IOException {
        this.entry = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        this.host = host;
        this.port = port;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    /** Nothing arrives until {@link #flow}, which the same thread must call. */
    void stall() {
        flowing.lock();
    }

    void flow() {
        flowing.unlock();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entry.accept();
                Socket server = new Socket(host, port);
                ends.addAll(List.of(client, server));
                Thread.ofVirtual().start(() -> pump(client, server));
                Thread.ofVirtual().start(() -> pump(server, client));
            }
        } catch (IOException e) {
            // The wire was closed.
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] bytes = new byte[8_192];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                flowing.lock();
                try {
                    out.write(bytes, 0, count);
                } finally {
                    flowing.unlock();
                }
            }
        } catch (IOException e) {
            // One end was closed, and so is the other now.
        }
    }

    @Override
    public void close() {
        try {
            entry.close();
            for (Socket end : ends) {
                end.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
