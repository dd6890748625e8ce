package org.whereabouts.crawler.throttle;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.whereabouts.crawler.source.FetchWindow;
import org.whereabouts.crawler.throttle.Admission.Denial;
import org.whereabouts.crawler.throttle.Admission.Denied;
import org.whereabouts.crawler.throttle.Admission.Granted;
import org.whereabouts.crawler.throttle.HostSlots.Beginning;

/**
 * The one place that decides when a host may be asked. A slot is <em>reserved</em> in PostgreSQL before anybody waits for it,
 * confirmed in the moment of sending, and ended when the answer is there; only then does the gap to the next one begin to
 * count, so that neither a late sender nor a slow host can shorten it. One request at a time is with a host, however many
 * workers and processes want to ask it.
 */
public final class HostThrottle {

    /** How long a slot waits for a holder that does not come: its process has died. */
    private static final Duration UNCLAIMED = Duration.ofSeconds(10);
    /** What a request may take beyond its own bound: resolving the name, a pause of the process. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /**
     * How long anybody sleeps for a turn. A host that is free later is better asked by who comes then: a sleeper's thread, its
     * lease of a search and what it was told before it slept are all worth less by the minute.
     */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    /** How often who stands in line asks whether it still may. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private static final Duration SHORTEST_STEP = Duration.ofMillis(2);
    private static final Duration LONGEST_STEP = Duration.ofMillis(250);
    /** How long a waiter's place in line outlives the step after which it should be back. */
    private static final Duration LATE = Duration.ofSeconds(1);

    private final HostSlots slots;
    private final Breaker breaker;
    private final BackOff backOff;
    private final ThrottleSettings settings;
    private final Pause pause;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Supplier<UUID> ids;

    public HostThrottle(
            JdbcClient database,
            ThrottleSettings settings,
            Pause pause,
            InstantSource clock,
            RandomGenerator random,
            Supplier<UUID> ids) {
        this.slots = new HostSlots(database);
        this.breaker = new Breaker(random);
        this.backOff = new BackOff(random);
        this.settings = settings;
        this.pause = pause;
        this.clock = clock;
        this.random = random;
        this.ids = ids;
    }

    /**
     * Waits for the turn to ask the host. Live look-ups go before re-checks and these before sweeps; who is of one rank takes
     * turns. Look-ups alone are exempt from the site's window: they are single requests, for which somebody waits.
     *
     * <p>Nobody waits longer than five minutes, or one gap where that is longer, for a host to be free, however late sending is
     * of use.
     *
     * @return a turn, to be used at once and closed, or why there is none by {@link Wish#latest()}
     * @throws InterruptedException when the waiting thread is interrupted, or the wish is no longer to go ahead after a wait;
     *     what it had reserved is given back
     * @throws IllegalStateException inside a transaction, which would hide from all others what is reserved
     */
    public Admission acquire(Wish wish) throws InterruptedException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a host is not to be waited for inside a transaction");
        }
        String host = host(wish.url());
        UUID holder = ids.get();
        boolean granted = false;
        try {
            Admission admission = settle(wish, host, holder);
            granted = admission instanceof Granted;
            return admission;
        } finally {
            if (!granted) {
                slots.release(host, holder);
            }
        }
    }

    /** Leaves the host alone for so long, whoever wants to ask it. Never brings a slot forward. */
    public void postpone(URI url, Duration wait) {
        slots.postpone(host(url), wait);
    }

    /** Leaves a host alone that asks for peace in the text of a page, for as long as it says or its back-off lasts. */
    public void backOff(URI url, Duration gap, Optional<Duration> retryAfter) {
        postpone(url, backOff.after(1, gap, retryAfter));
    }

    private Admission settle(Wish wish, String host, UUID holder) throws InterruptedException {
        boolean waited = false;
        Instant asked = clock.instant();
        while (true) {
            Optional<Denied> shut = outsideWindow(wish, host);
            if (shut.isPresent()) {
                return shut.get();
            }
            Duration left = Duration.between(clock.instant(), wish.latest());
            if (left.isNegative()) {
                return new Denied(Denial.NO_SLOT, wish.gap(), host + " was not free in time");
            }
            Duration within = shorter(left, longestWait(wish.gap()));
            Optional<Duration> freeIn = slots.reserve(host, holder, wish.priority(), wish.gap(), within, UNCLAIMED);
            if (freeIn.isEmpty()) {
                Optional<Denied> denied = standInLine(wish, host, holder, within);
                if (denied.isPresent()) {
                    return denied.get();
                }
                waited = true;
                if (clock.instant().isAfter(asked.plus(ASK_AGAIN))) {
                    wish.goAhead().pass();
                    asked = clock.instant();
                }
                continue;
            }
            if (freeIn.get().isPositive()) {
                pause.until(clock.instant().plus(freeIn.get()));
                waited = true;
            }
            if (waited) {
                wish.goAhead().pass();
                if (outsideWindow(wish, host).isPresent()) {
                    continue;
                }
            }
            Optional<Admission> begun = begin(wish, host, holder);
            if (begun.isPresent()) {
                return begun.get();
            }
        }
    }

    private static Duration longestWait(Duration gap) {
        return gap.compareTo(LONGEST_WAIT) > 0 ? gap : LONGEST_WAIT;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Optional<Admission> begin(Wish wish, String host, UUID holder) {
        Instant now = clock.instant();
        DailyBudget own = DailyBudget.of(wish.site(), wish.priority(), now);
        DailyBudget common = DailyBudget.ofEverybody(settings.dailyRequests(), wish.priority(), now);
        Duration lease = settings.longestRequest().plus(MARGIN);
        return switch (slots.begin(host, holder, own, common, wish.gap(), lease)) {
            case Beginning.Begun(HostHealth health) ->
                Optional.of(new Granted(new HeldTurn(host, holder, wish.gap(), health)));
            case Beginning.Lost() -> Optional.empty();
            case Beginning.Spent(DailyBudget budget) ->
                Optional.of(new Denied(Denial.BUDGET_SPENT, budget.untilNextDay(now), spent(budget, wish.priority())));
        };
    }

    /** Waits a step for a host that another has, or says that waiting is of no use. */
    private Optional<Denied> standInLine(Wish wish, String host, UUID holder, Duration within)
            throws InterruptedException {
        HostSlots.State state = slots.look(host, wish.gap());
        if (state.closesIn().isPositive()) {
            return Optional.of(new Denied(
                    Denial.CIRCUIT_OPEN, state.closesIn(), host + " keeps failing and is left alone for a while"));
        }
        // While its answer is awaited, a host is free one gap from now at the earliest.
        Duration freeIn = state.asking() ? wish.gap() : state.freeIn();
        if (freeIn.compareTo(within) > 0) {
            return Optional.of(new Denied(Denial.NO_SLOT, freeIn, host + " has no free slot in time"));
        }
        Duration step = step(wish.gap(), state);
        slots.claim(host, holder, wish.priority(), step.plus(LATE));
        pause.until(clock.instant().plus(shorter(step, within)));
        return Optional.empty();
    }

    /** Short against the gap, so that the host is not left idle, and jittered, so that waiters do not come all at once. */
    private Duration step(Duration gap, HostSlots.State state) {
        Duration step = shorter(gap.dividedBy(4), LONGEST_STEP);
        step = step.compareTo(SHORTEST_STEP) < 0 ? SHORTEST_STEP : step;
        Duration jittered = Duration.ofNanos((long) (step.toNanos() * random.nextDouble(0.5, 1.5)));
        // Who has reserved the next slot sends when it comes, not before.
        return !state.asking() && state.freeIn().isPositive() ? state.freeIn().plus(jittered) : jittered;
    }

    private Optional<Denied> outsideWindow(Wish wish, String host) {
        FetchWindow window = wish.site().window();
        Instant now = clock.instant();
        if (window == null
                || wish.priority() == Priority.LIVE_LOOKUP
                || window.isOpen(now, wish.site().timeZone())) {
            return Optional.empty();
        }
        Duration wait = Duration.between(now, window.nextOpen(now, wish.site().timeZone()));
        return Optional.of(new Denied(
                Denial.OUTSIDE_WINDOW,
                wait,
                host + " is asked from " + window.from() + " to " + window.to() + " only"));
    }

    private static String spent(DailyBudget budget, Priority priority) {
        String whose = budget.name().equals(DailyBudget.EVERYBODY) ? "all sources" : budget.name();
        String left = priority == Priority.SWEEP ? "; the last tenth is for look-ups and re-checks" : "";
        return "the requests of " + budget.day() + " for " + whose + " are spent" + left;
    }

    /** Host and port: two ports are two servers, two schemes on their own ports are one host. */
    static String host(URI url) {
        String name = url.getHost().toLowerCase(Locale.ROOT);
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        boolean usual = url.getPort() < 0 || url.getPort() == ("https".equals(url.getScheme()) ? 443 : 80);
        return usual ? name : name + ":" + url.getPort();
    }

    private final class HeldTurn implements Turn {

        private final String host;
        private final UUID holder;
        private final Duration gap;
        private final HostHealth before;
        private boolean ended;

        HeldTurn(String host, UUID holder, Duration gap, HostHealth before) {
            this.host = host;
            this.holder = holder;
            this.gap = gap;
            this.before = before;
        }

        @Override
        public void ended(HostSign sign) {
            if (ended) {
                return;
            }
            ended = true;
            switch (sign) {
                case HostSign.Unknown() -> slots.end(host, holder, gap, before, Duration.ZERO, Duration.ZERO);
                case HostSign.Well() -> {
                    HostHealth health = breaker.after(before, false, gap).health();
                    slots.end(host, holder, gap, health, Duration.ZERO, Duration.ZERO);
                }
                case HostSign.Failing(Optional<Duration> retryAfter) -> {
                    Breaker.Reading reading = breaker.after(before, true, gap);
                    Duration alone = reading.openFor().isPresent()
                            ? retryAfter.orElse(Duration.ZERO)
                            : backOff.after(reading.health().failedInARow(), gap, retryAfter);
                    slots.end(
                            host,
                            holder,
                            gap,
                            reading.health(),
                            alone,
                            reading.openFor().orElse(Duration.ZERO));
                }
            }
        }
    }
}
