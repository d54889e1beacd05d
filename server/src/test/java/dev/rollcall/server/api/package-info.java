/** Tests of the read API over HTTP. */
@NullMarked
package dev.rollcall.server.api;

import org.jspecify.annotations.NullMarked;
