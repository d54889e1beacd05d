/**
 * What a monitoring system is told: how many, how long, how far behind. Counts come in from the
 * other rooms; {@code GET /metrics} gives them out in the text format of Prometheus. Never a
 * person, department, app or tenant as a label. Calls {@code publishing} and the catalog for what
 * waits to be published.
 */
@NullMarked
package dev.rollcall.server.metrics;

import org.jspecify.annotations.NullMarked;
