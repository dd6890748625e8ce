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
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A socket at which a thread waits no longer than to its {@link Deadline}, and gives up soon when it is interrupted. A socket of
 * the JDK bounds each wait by itself, so that a host which sends a byte now and then holds its caller for as long as it likes; it
 * bounds no wait to send at all; and it hears interrupts on virtual threads alone, where every wait costs two changes of threads.
 * Goes past every proxy that system properties may name, as a plain {@code new Socket()} does not.
 */
final class BoundedSocket extends Socket {

    /** How long an interrupt may go unheard, and a wait to send past the deadline. */
    private static final long SLICE_MILLIS = 100;

    private final ScheduledExecutorService watch;

    /** The longest wait for the next byte, in milliseconds; 0 without bound. */
    private volatile int silence;

    /**
     * A socket, not connected yet.
     *
     * @param watch looks after those who wait to connect and to send; short pieces of work, most of them called off
     */
    BoundedSocket(ScheduledExecutorService watch) {
        super(Proxy.NO_PROXY);
        this.watch = watch;
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
        watched(() -> super.connect(address, timeout));
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Received(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Sent(super.getOutputStream());
    }

    /** Work that blocks its thread, deaf to all but the closing of the socket. */
    private interface Blocking {
        void run() throws IOException;
    }

    private void watched(Blocking work) throws IOException {
        Deadline deadline = Deadline.current();
        Thread caller = Thread.currentThread();
        requireTime(deadline, caller);
        Wait wait = new Wait(deadline, caller);
        Future<?> watched = watch(wait);
        try {
            work.run();
        } finally {
            wait.end();
            watched.cancel(false);
        }
    }

    private Future<?> watch(Wait wait) throws IOException {
        try {
            return watch.scheduleWithFixedDelay(
                    wait::closeWhenGivenUp, SLICE_MILLIS, SLICE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new SocketException("this fetcher has been closed");
        }
    }

    /** A thread blocked at the socket. Once it is not, the socket may be at somebody else's service. */
    private final class Wait {

        private final Deadline deadline;
        private final Thread caller;
        private boolean ended;

        Wait(Deadline deadline, Thread caller) {
            this.deadline = deadline;
            this.caller = caller;
        }

        /** The thread ends with an exception then. */
        synchronized void closeWhenGivenUp() {
            if (!ended && (deadline.isOver() || caller.isInterrupted())) {
                try {
                    close();
                } catch (IOException e) {
                    throw new IllegalStateException("a socket that does not close", e);
                }
            }
        }

        synchronized void end() {
            ended = true;
        }
    }

    private static void requireTime(Deadline deadline, Thread caller) throws IOException {
        if (caller.isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
        if (deadline.isOver()) {
            throw new SocketTimeoutException("the time for the request is over");
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
            Deadline deadline = Deadline.current();
            long begun = System.nanoTime();
            long patience = silence == 0 ? Long.MAX_VALUE : TimeUnit.MILLISECONDS.toNanos(silence);
            while (true) {
                requireTime(deadline, Thread.currentThread());
                long left = patience - (System.nanoTime() - begun);
                if (left <= 0) {
                    throw new SocketTimeoutException("no byte came in time");
                }
                try {
                    BoundedSocket.super.setSoTimeout(slice(Math.min(left, deadline.nanosLeft())));
                    int read = in.read(bytes, offset, length);
                    deadline.heard();
                    return read;
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
            watched(() -> out.write(bytes, offset, length));
        }
    }
}
