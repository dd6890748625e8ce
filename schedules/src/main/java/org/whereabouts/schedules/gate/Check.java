package org.whereabouts.schedules.gate;

/**
 * One measure held against its bound.
 *
 * @param name what is measured
 * @param measured the figure
 * @param bound what it is allowed to be, in words an operator reads
 */
public record Check(String name, String measured, String bound, boolean passed) {}
