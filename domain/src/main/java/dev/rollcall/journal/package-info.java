/**
 * What was accepted: appended, synced to disk, read back by day, recovered after a crash. Lines of
 * accepted events come in; lines in order of arrival go out. Calls only {@code events}.
 */
@NullMarked
package dev.rollcall.journal;

import org.jspecify.annotations.NullMarked;
