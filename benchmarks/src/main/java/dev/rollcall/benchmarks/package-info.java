/**
 * What it costs, measured beside others in the same run. Nothing of the product may depend on this
 * room; it calls whatever it measures.
 */
@NullMarked
package dev.rollcall.benchmarks;

import org.jspecify.annotations.NullMarked;
