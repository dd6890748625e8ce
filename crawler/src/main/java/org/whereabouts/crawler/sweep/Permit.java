package org.whereabouts.crawler.sweep;

/** A worker's leave to go on with a run. It may be gone any moment, so it is looked at before every request. */
@FunctionalInterface
public interface Permit {

    /** Of somebody whom nobody can stop or replace. */
    Permit UNLIMITED = () -> true;

    /** Whether the worker may go on. */
    boolean isGranted();
}
