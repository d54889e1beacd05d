/** The whole server under requests that nobody means well with. */
@NullMarked
package dev.rollcall.server.hostile;

import org.jspecify.annotations.NullMarked;
