/** When a server publishes by itself, and what is written down about it. */
@NullMarked
package dev.rollcall.server.publishing;

import org.jspecify.annotations.NullMarked;
