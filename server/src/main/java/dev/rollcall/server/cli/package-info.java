/**
 * The commands: what is typed comes in, a sentence or one JSON object and an exit status go out.
 * Calls every other room; nobody but {@code Main} calls it.
 */
@NullMarked
package dev.rollcall.server.cli;

import org.jspecify.annotations.NullMarked;
