/** A whole server on a folder of its own, for tests that ask it over HTTP. */
@NullMarked
package dev.rollcall.server.stage;

import org.jspecify.annotations.NullMarked;
