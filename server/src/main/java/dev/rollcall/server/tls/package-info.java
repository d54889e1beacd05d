/**
 * The server's identity for TLS: two PEM files come in, what the HTTP server needs for https goes
 * out; a file that can not be used is told plainly. Calls nobody.
 */
@NullMarked
package dev.rollcall.server.tls;

import org.jspecify.annotations.NullMarked;
