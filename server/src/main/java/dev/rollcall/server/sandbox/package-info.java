/**
 * Faults on demand, for those who write clients and want to see what theirs do when a token has
 * expired, a limit is reached, the server fails or is slow, or figures are not there yet. Requests
 * and wishes of administrators come in; what is to go wrong goes out, and each vendor's package
 * says it in the vendor's words. Only there when a server was started as a sandbox. Calls {@code
 * access} and {@code catalog}; knows no vendor.
 */
@NullMarked
package dev.rollcall.server.sandbox;

import org.jspecify.annotations.NullMarked;
