package org.whereabouts.crawler.throttle;

/**
 * How a host has done lately, as all processes together saw it.
 *
 * @param recent how its last requests went, oldest first: S for success, F for failure
 * @param trips how often its circuit opened without having closed since; then the next request is a trial
 */
record HostHealth(String recent, int trips) {

    static final HostHealth NEW = new HostHealth("", 0);

    /** How many of the last requests failed in a row. */
    int failedInARow() {
        return recent.length() - recent.lastIndexOf('S') - 1;
    }

    int count(char outcome) {
        return (int) recent.chars().filter(c -> c == outcome).count();
    }
}
