/**
 * What holds for every connection and request, whichever surface it is for: how many there may be,
 * how long they may take, when a connection ends, and what is noted of a request. Connections and
 * requests come in from the HTTP library; they go on to the surfaces, with a name in hand that logs
 * and counters use. Calls {@code metrics}, and none of the surfaces.
 */
@NullMarked
package dev.rollcall.server.traffic;

import org.jspecify.annotations.NullMarked;
