package org.whereabouts.crawler.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Hands out addresses that may be asked, and the connection is made to the very address that was checked: a name that answers
 * differently the second time (DNS rebinding) gains nothing, because there is no second time. One forbidden address among several
 * refuses the host, since it shows that somebody else's name points at our network.
 */
final class CheckedNames implements DnsResolver, AutoCloseable {

    private static final int LOOKUPS_AT_ONCE = 8;
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final AddressRule rule;
    private final NameLookup names;
    private final ThreadPoolExecutor lookups;

    CheckedNames(AddressRule rule, NameLookup names) {
        this.rule = rule;
        this.names = names;
        // A look-up blocks its thread in native code, deaf to interrupts: on threads of its own it delays nobody else.
        this.lookups = new ThreadPoolExecutor(
                LOOKUPS_AT_ONCE,
                LOOKUPS_AT_ONCE,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
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
        Future<InetAddress[]> answer = lookups.submit(() -> names.lookup(host));
        try {
            return answer.get();
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
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
