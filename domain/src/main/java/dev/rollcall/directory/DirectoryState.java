package dev.rollcall.directory;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Form;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The directory that one day hands to the next (S2): the records in force, folded event by event.
 * What does not fit together is settled and listed, never refused (S33). Not thread-safe; snapshots
 * are immutable.
 *
 * <p>The state depends only on which records came and in which order of time, not on the days they
 * were folded in, on saving and loading in between, or on how often a snapshot was taken.
 */
public final class DirectoryState {
  /** The order in which events must be applied: by time, then id, then source. */
  public static final Comparator<DirectoryEvent> ORDER =
      Comparator.comparingLong((DirectoryEvent event) -> event.envelope().timeMicros())
          .thenComparing(event -> event.envelope().id())
          .thenComparing(event -> event.envelope().source());

  private final CarriedIdentity identity = new CarriedIdentity();
  private final DepartmentRecords departments;
  private final PersonRecords people;
  private final AppRecords apps;
  private @Nullable Directory snapshot;
  private @Nullable List<DirectoryProblem> problems;

  /**
   * The state before the first event: nothing but the root.
   *
   * @param tenant whose directory it is; derived open department ids depend on it
   * @param numbers the number of a person id, asked once when the person first appears; a negative
   *     one for a person who was given none, which makes {@link #apply} fail
   */
  public DirectoryState(String tenant, ToIntFunction<String> numbers) {
    this.departments = new DepartmentRecords(tenant, identity);
    this.people = new PersonRecords(numbers, departments, identity);
    this.apps = new AppRecords(identity);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws BrokenDirectoryException when it is something else or was damaged
   */
  public static DirectoryState read(InputStream in, String tenant, ToIntFunction<String> numbers) {
    DirectoryState state = new DirectoryState(tenant, numbers);
    new CarriedReader(in).read(state);
    return state;
  }

  /** Writes the whole state as text; equal states give equal bytes. Does not close the stream. */
  public void write(OutputStream out) {
    CarriedWriter.write(this, out);
  }

  /** Applies events of one stretch of time, given in any order. */
  public void applyAll(Collection<? extends DirectoryEvent> events) {
    events.stream().sorted(ORDER).forEach(this::apply);
  }

  /**
   * Applies one event. The caller keeps to {@link #ORDER}, because the last record of a department
   * or person is the one that counts.
   *
   * @throws IllegalStateException when a person has no number
   */
  public void apply(DirectoryEvent event) {
    problems = null;
    switch (event) {
      case DirectoryEvent.DepartmentSet set -> departments.set(set);
      case DirectoryEvent.DepartmentRemoved removed -> departments.remove(removed.department());
      case DirectoryEvent.PersonSet set -> people.set(set);
      case DirectoryEvent.PersonLeft left ->
          people.left(left.person(), left.envelope().timeMicros());
      case DirectoryEvent.PersonErased erased -> people.erased(erased);
      case DirectoryEvent.AppSet set -> apps.set(set);
    }
  }

  /**
   * Forgets who a person number was, and leaves it where it counts (S7). Returns whether the
   * directory knew.
   */
  public boolean erase(int number) {
    problems = null;
    return people.erased(number);
  }

  /** An app was used in a form; it counts for an app that was never declared (S13). */
  public void seen(String app, Form form) {
    apps.seen(app, form);
  }

  /**
   * The directory as it is now. The same object as before when nothing in it changed; otherwise
   * still the same tree, memberships or apps as far as those did not.
   */
  public Directory snapshot() {
    DepartmentTree tree = departments.tree();
    Directory now = new Directory(tree, people.memberships(tree), apps.apps());
    Directory before = snapshot;
    if (before != null
        && before.tree() == now.tree()
        && before.memberships() == now.memberships()
        && before.apps().equals(now.apps())) {
      return before;
    }
    snapshot = now;
    return now;
  }

  /** What is wrong now, by kind, then event id. */
  public List<DirectoryProblem> problems() {
    List<DirectoryProblem> known = problems;
    if (known == null) {
      List<DirectoryProblem> all = new ArrayList<>();
      departments.problems(all);
      people.problems(all);
      Collections.sort(all);
      known = List.copyOf(all);
      problems = known;
    }
    return known;
  }

  /** Everyone who was not erased, leavers included, by number. */
  public List<DirectoryPerson> people() {
    return people.people();
  }

  /**
   * Everyone who counts in some way: those of {@link #people}, and the erased, whose ids and names
   * are empty.
   */
  public List<DirectoryPerson> counted() {
    return people.counted();
  }

  /**
   * 32 hex digits that name the state, at no cost: the sum of the hashes of its records. Equal
   * states have equal ones, whatever way led there; different states have different ones.
   */
  public String identity() {
    return identity.toString();
  }

  /** Hands out all records in a fixed order. */
  void forEach(Consumer<CarriedRecord> consumer) {
    departments.forEach(consumer);
    people.forEach(consumer);
    apps.forEach(consumer);
  }

  /** Takes back a record that {@link #forEach} handed out. */
  void restore(CarriedRecord record) {
    problems = null;
    switch (record) {
      case CarriedRecord.InForce(var event) -> departments.putInForce(event);
      case CarriedRecord.Waiting(var event) -> departments.putWaiting(event);
      case CarriedRecord.OfPerson person -> people.put(person);
      case CarriedRecord.Declared declared -> apps.put(declared.event().app(), declared);
      case CarriedRecord.Seen seen -> apps.put(seen.app(), seen);
    }
  }
}
