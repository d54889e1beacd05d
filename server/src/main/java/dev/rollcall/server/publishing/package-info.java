/**
 * A server that publishes by itself: the present moment comes in, roll-ups are started when a day
 * has ended or changed, and how they went is written down for {@code status}. Calls {@code rollup}
 * and {@code catalog}.
 */
@NullMarked
package dev.rollcall.server.publishing;

import org.jspecify.annotations.NullMarked;
