package org.whereabouts.crawler.monitor;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a fault. Messages of databases and parsers quote the values they stumbled over, which are people's; the
 * kinds of the faults say nothing of anybody.
 */
public final class FaultKinds {

    private static final int MOST = 6;

    private FaultKinds() {}

    /** The kinds of a fault and of what caused it, such as {@code UncheckedIOException from IOException}. */
    public static String of(Throwable fault) {
        return causes(fault).map(cause -> cause.getClass().getSimpleName()).collect(Collectors.joining(" from "));
    }

    /** A fault and what caused it, the outermost first, as far as that is of use. */
    public static Stream<Throwable> causes(Throwable fault) {
        return Stream.<@Nullable Throwable>iterate(fault, Objects::nonNull, Throwable::getCause)
                .limit(MOST);
    }
}
