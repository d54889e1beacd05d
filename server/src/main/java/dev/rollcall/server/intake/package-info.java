/**
 * Events from outside: {@code POST /v1/events}. Bodies come in; what is valid is in the journal, on
 * disk, before the answer goes out, and the answer names every event that is not. Calls {@code
 * events} to read, {@code journal} to keep, {@code catalog} for tenants, and {@code access} for
 * keys.
 */
@NullMarked
package dev.rollcall.server.intake;

import org.jspecify.annotations.NullMarked;
