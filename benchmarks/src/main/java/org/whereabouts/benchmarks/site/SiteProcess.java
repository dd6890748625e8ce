package org.whereabouts.benchmarks.site;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.whereabouts.benchmarks.measure.Fork;

/** The site, in a process of its own, so that what it costs to serve pages is nobody's who asks for them. */
public final class SiteProcess implements AutoCloseable {

    private final Fork fork;
    private final ListSite.Question question;
    private final List<URI> hosts;

    private SiteProcess(Fork fork, ListSite.Question question) {
        this.fork = fork;
        this.question = question;
        this.hosts = seen().stream().map(Seen::host).toList();
    }

    /**
     * What one host has seen so far.
     *
     * @param requests how many it got, robots.txt included
     * @param smallestGap the least time between two of them; zero before there are two
     * @param answering how long it took to answer, all requests together
     */
    public record Seen(URI host, long requests, Duration smallestGap, Duration answering) {}

    /**
     * Starts it.
     *
     * @param hosts how many, each a port of its own
     * @param pages how many pages each search has
     */
    public static SiteProcess start(int hosts, int pages) {
        // Without it small answers wait for the acknowledgement of the one before.
        List<String> options = List.of("-Xmx256m", "-XX:+UseSerialGC", "-Dsun.net.httpserver.nodelay=true");
        Fork fork = Fork.start("the site", new Fork.Program(ListSite.class, options));
        try {
            return new SiteProcess(fork, new ListSite.Question(hosts, pages));
        } catch (RuntimeException e) {
            fork.close();
            throw e;
        }
    }

    /** Base URLs, without a slash at the end. */
    public List<URI> hosts() {
        return hosts;
    }

    /** What each host has seen, in the order of {@link #hosts()}. */
    public List<Seen> seen() {
        return fork.ask(question, ListSite.Answer.class).hosts().stream()
                .map(host -> new Seen(
                        URI.create("http://127.0.0.1:" + host.port()),
                        host.requests(),
                        Duration.ofNanos(host.smallestGapNanos()),
                        Duration.ofNanos(host.answeringNanos())))
                .toList();
    }

    /** Path of a page that links to the first page of each of so many searches. */
    public static String index(int searches, int round) {
        return ListSite.INDEX + "?searches=" + searches + "&round=" + round;
    }

    /** Whether a path is that of a result list. */
    public static boolean isList(String path) {
        return path.equals(ListSite.SEARCH);
    }

    @Override
    public void close() {
        fork.close();
    }
}
