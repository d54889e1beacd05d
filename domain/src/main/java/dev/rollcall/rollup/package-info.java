/**
 * A day's events become facts: a journal's days come in, published days go out. Events are counted
 * by person while they are read; the SQL files of this package put usages together from that on an
 * {@link dev.rollcall.rollup.Engine}. Calls {@code journal}, {@code directory}, {@code facts},
 * {@code catalog}.
 */
@NullMarked
package dev.rollcall.rollup;

import org.jspecify.annotations.NullMarked;
