/**
 * Published days: immutable files, a manifest for each day and version, and snapshots that readers
 * pin. Calls {@code directory} and {@code catalog}.
 */
@NullMarked
package dev.rollcall.facts;

import org.jspecify.annotations.NullMarked;
