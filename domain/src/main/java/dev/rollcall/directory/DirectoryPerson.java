package dev.rollcall.directory;

import dev.rollcall.events.DirectoryEvent.PersonSet;
import java.util.OptionalLong;

/**
 * A person of the directory who was not erased.
 *
 * @param record what was last said of the person
 * @param leftMicros when the person left, in microseconds since 1970-01-01T00:00Z; empty for one
 *     who is still there (S11)
 */
public record DirectoryPerson(int number, PersonSet record, OptionalLong leftMicros) {}
