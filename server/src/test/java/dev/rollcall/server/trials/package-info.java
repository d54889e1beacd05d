/**
 * Trials of what is promised in docs/guarantees.md: the shipping jar is killed, its disk filled and
 * its power cut while clients send, and what it publishes afterwards is compared with what it had
 * acknowledged. Each has a short form that the build runs and a long one, by {@code trials/run}.
 */
@NullMarked
package dev.rollcall.server.trials;

import org.jspecify.annotations.NullMarked;
