/** The server over real sockets. */
@NullMarked
package dev.rollcall.server;

import org.jspecify.annotations.NullMarked;
