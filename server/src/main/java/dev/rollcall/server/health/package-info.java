/**
 * Whether the server lives and may be sent requests. Probes of an orchestrator or a load balancer
 * come in; a status and a few words go out. Asks the surfaces and the catalog, and nobody else.
 */
@NullMarked
package dev.rollcall.server.health;

import org.jspecify.annotations.NullMarked;
