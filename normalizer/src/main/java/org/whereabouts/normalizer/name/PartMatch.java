package org.whereabouts.normalizer.name;

/**
 * How one part of two names agrees.
 *
 * @param kind the strongest thing found
 * @param score 0..1
 */
record PartMatch(Evidence.Kind kind, double score) {

    boolean same() {
        return kind == Evidence.Kind.EXACT || kind == Evidence.Kind.FOLDED;
    }
}
