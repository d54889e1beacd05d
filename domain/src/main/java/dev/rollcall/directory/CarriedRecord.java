package dev.rollcall.directory;

import dev.rollcall.events.DirectoryEvent.AppSet;
import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import dev.rollcall.events.Form;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One record of the state that a day hands to the next. Together they are the whole state. */
sealed interface CarriedRecord {
  /** A department's record in force. */
  record InForce(DepartmentSet event) implements CarriedRecord {}

  /** A department's newer record, set aside because it would close a cycle. */
  record Waiting(DepartmentSet event) implements CarriedRecord {}

  /** What is known of a person's number. */
  sealed interface OfPerson extends CarriedRecord {
    int number();

    /** The ids of the departments where the number counts, as far as they are there. */
    List<String> departments();

    /** Who it is; null when erased. */
    @Nullable PersonSet event();
  }

  /** A person of the directory. */
  record Present(int number, PersonSet event) implements OfPerson {
    @Override
    public List<String> departments() {
      return event.departments();
    }
  }

  /** A person who left at that time, with the last departments (S11). */
  record Leaver(int number, long leftMicros, PersonSet event) implements OfPerson {
    @Override
    public List<String> departments() {
      return event.departments();
    }
  }

  /**
   * What counting needs of an erased person besides where the number counts. Times are microseconds
   * since 1970-01-01T00:00Z, those of the account cut so that only their day is told.
   */
  record Traces(
      boolean activated,
      @Nullable Long createdMicros,
      @Nullable Long registeredMicros,
      @Nullable Long leftMicros) {
    Traces left(long micros) {
      return new Traces(activated, createdMicros, registeredMicros, micros);
    }
  }

  /**
   * What remains of an erased person (S7).
   *
   * @param traces null for one who was erased when none were kept
   */
  record Anonymous(int number, List<String> departments, @Nullable Traces traces)
      implements OfPerson {
    @Override
    public @Nullable PersonSet event() {
      return null;
    }
  }

  /** An app with declared forms. */
  record Declared(AppSet event) implements CarriedRecord {}

  /** An app never declared, with the forms seen so far. */
  record Seen(String app, Set<Form> forms) implements CarriedRecord {}
}
