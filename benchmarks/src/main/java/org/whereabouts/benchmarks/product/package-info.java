/** The product's crawler, wired as the application wires it, over a PostgreSQL of the benchmark's own. */
@NullMarked
package org.whereabouts.benchmarks.product;

import org.jspecify.annotations.NullMarked;
