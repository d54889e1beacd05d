/**
 * HTTP in and out: binds the port, sets the limits that hold for every request, and puts the
 * surfaces one behind the other. Requests come in; a surface answers, or the last word is a problem
 * document of RFC 9457. This room knows the surfaces only by {@link dev.rollcall.server.Surface};
 * it hands them the {@link dev.rollcall.server.Parts} of the domain.
 */
@NullMarked
package dev.rollcall.server;

import org.jspecify.annotations.NullMarked;
