/**
 * What can happen: the sealed event types, reading them from bytes, writing them as journal lines,
 * and the closed list of reasons to reject one. Bytes come in, {@link dev.rollcall.events.Event}
 * values and {@link dev.rollcall.events.Rejection} values go out. This room calls nobody.
 */
@NullMarked
package dev.rollcall.events;

import org.jspecify.annotations.NullMarked;
