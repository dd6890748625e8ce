package org.whereabouts.crawler.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Hands out addresses that may be asked, and the connection is made to the very address that was checked: a name that answers
 * differently the second time (DNS rebinding) gains nothing, because there is no second time. One forbidden address among several
 * refuses the host, since it shows that somebody else's name points at our network.
 */
final class CheckedNames implements DnsResolver, AutoCloseable {

    static final int LOOKUPS_AT_ONCE = 8;
    static final int LONGEST_LINE = 64;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final AddressRule rule;
    private final NameLookup names;
    private final Duration patience;
    private final ThreadPoolExecutor lookups;
    private final Set<FutureTask<InetAddress[]>> underWay = ConcurrentHashMap.newKeySet();

    /**
     * A resolver.
     *
     * @param patience how long one look-up may take, waiting for its turn included
     */
    CheckedNames(AddressRule rule, NameLookup names, Duration patience) {
        this.rule = rule;
        this.names = names;
        this.patience = patience;
        // A look-up blocks its thread in native code, deaf to interrupts: on threads of its own it delays nobody else.
        // Those that
        // hang hold up those behind them, so that the line is short and nobody stands there for long.
        this.lookups = new ThreadPoolExecutor(
                LOOKUPS_AT_ONCE,
                LOOKUPS_AT_ONCE,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new ArrayBlockingQueue<>(LONGEST_LINE),
                Thread.ofPlatform().daemon().name("name-lookup-", 0).factory());
        lookups.allowCoreThreadTimeOut(true);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = lookup(host);
        for (InetAddress address : addresses) {
            if (!rule.allows(address)) {
                throw new ForbiddenAddressException(host + " has the address " + address.getHostAddress());
            }
        }
        return addresses;
    }

    private InetAddress[] lookup(String host) throws UnknownHostException {
        FutureTask<InetAddress[]> answer = new FutureTask<>(() -> names.lookup(host));
        underWay.add(answer);
        try {
            lookups.execute(answer);
            return answer.get(Math.min(patience.toNanos(), Deadline.current().nanosLeft()), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            if (lookups.isShutdown()) {
                throw new ClosedFetcherException();
            }
            throw new UnresolvedNameException("not asked, since this machine's name service has left "
                    + (LOOKUPS_AT_ONCE + LONGEST_LINE) + " questions without an answer so far");
        } catch (CancellationException e) {
            throw new ClosedFetcherException();
        } catch (TimeoutException e) {
            throw new UnresolvedNameException("not asked, since this machine's name service gave no address within "
                    + patience.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            answer.cancel(true);
            lookups.remove(answer);
            underWay.remove(answer);
        }
    }

    /** Look-ups under way and in line. */
    int waiting() {
        return lookups.getActiveCount() + lookups.getQueue().size();
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
        // Who waits for a look-up that will not come is told so.
        underWay.forEach(answer -> answer.cancel(true));
    }
}
