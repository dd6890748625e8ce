package org.whereabouts.crawler.fetch;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A socket at which a thread waits no longer than to its {@link Deadline}, and gives up soon when it is interrupted. A socket of
 * the JDK bounds each wait by itself, so that a host which sends a byte now and then holds its caller for as long as it likes; and
 * it hears interrupts on virtual threads alone, where every wait costs two changes of threads. Goes past every proxy that system
 * properties may name, as a plain {@code new Socket()} does not.
 */
final class BoundedSocket extends Socket {

    /** How long an interrupt may go unheard. */
    private static final long SLICE_MILLIS = 100;

    /** The least that every kernel takes of what we send, whether the host reads it or not. */
    private static final int NEVER_BLOCKS = 8 * 1024;

    /** The longest wait for the next byte, in milliseconds; 0 without bound. */
    private volatile int silence;

    /** Bytes of the one exchange that is under way. */
    private int sentSinceHeard;

    BoundedSocket() {
        super(Proxy.NO_PROXY);
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        super.setSoTimeout(timeout);
        silence = timeout;
    }

    @Override
    public int getSoTimeout() {
        return silence;
    }

    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
        bounded(() -> {
            super.connect(address, timeout);
            return null;
        });
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Received(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Sent(super.getOutputStream());
    }

    /** Does on a virtual thread what the caller's thread could not be called back from. Given up, the socket is closed. */
    private void bounded(Callable<Void> blocking) throws IOException {
        FutureTask<Void> task = new FutureTask<>(blocking);
        Thread.ofVirtual().start(task);
        try {
            task.get(Deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("the time for the request is over");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private final class Received extends FilterInputStream {

        Received(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            sentSinceHeard = 0;
            long begun = System.nanoTime();
            long patience = silence == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(silence);
            while (true) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted");
                }
                long left = Math.min(Deadline.nanosLeft(), patience - (System.nanoTime() - begun));
                if (left <= 0) {
                    throw new SocketTimeoutException("no byte came in time");
                }
                try {
                    BoundedSocket.super.setSoTimeout(slice(left));
                    return in.read(bytes, offset, length);
                } catch (SocketTimeoutException e) {
                    // Only a slice of the wait is over.
                }
            }
        }

        /** The next piece of the wait, in milliseconds. */
        private static int slice(long nanos) {
            return (int) Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanos), 1, SLICE_MILLIS);
        }
    }

    private final class Sent extends FilterOutputStream {

        Sent(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            sentSinceHeard += length;
            if (sentSinceHeard <= NEVER_BLOCKS) {
                out.write(bytes, offset, length);
            } else {
                bounded(() -> {
                    out.write(bytes, offset, length);
                    return null;
                });
            }
        }
    }
}
