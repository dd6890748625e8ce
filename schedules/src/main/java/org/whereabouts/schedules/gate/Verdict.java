package org.whereabouts.schedules.gate;

import java.util.List;
import java.util.stream.Collectors;

/** What the quality gate says of a run, with every measure it looked at. */
public record Verdict(List<Check> checks) {

    public Verdict {
        checks = List.copyOf(checks);
    }

    /** Whether the run may be applied. */
    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }

    /** The checks that failed, in one line. */
    public String reasons() {
        return checks.stream()
                .filter(check -> !check.passed())
                .map(check -> check.name() + " is " + check.measured() + ", allowed: " + check.bound())
                .collect(Collectors.joining("; "));
    }
}
