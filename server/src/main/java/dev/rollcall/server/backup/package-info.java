/**
 * Copies of a data folder. In comes a folder that may be in use; out goes a backup, whole or not at
 * all, and from a backup a new data folder. Calls the domain and the data folder; {@code cli} calls
 * it.
 */
@NullMarked
package dev.rollcall.server.backup;

import org.jspecify.annotations.NullMarked;
