package dev.rollcall.events;

import static java.util.Collections.unmodifiableMap;
import static java.util.Collections.unmodifiableSet;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A change of the directory: it holds from the event's own time on (S8). A {@code Set} record
 * replaces the whole.
 */
public sealed interface DirectoryEvent extends Event {

  /**
   * {@code department.set}.
   *
   * @param parent the department above, {@code 0} for the root
   * @param order where it stands among its siblings, lowest first; 0 when the sender did not say
   * @param openDepartmentId the vendor-facing id, or null to derive one
   */
  record DepartmentSet(
      Envelope envelope,
      String department,
      String parent,
      String name,
      int order,
      @Nullable String openDepartmentId)
      implements DirectoryEvent {
    @Override
    public EventType type() {
      return EventType.DEPARTMENT_SET;
    }
  }

  /** {@code department.removed}. */
  record DepartmentRemoved(Envelope envelope, String department) implements DirectoryEvent {
    @Override
    public EventType type() {
      return EventType.DEPARTMENT_REMOVED;
    }
  }

  /**
   * {@code person.set}.
   *
   * @param departments in the sender's order; may be empty
   * @param activated whether the account was activated; true when the sender did not say
   * @param createdMicros when the account was made, or null
   * @param registeredMicros when it was activated, or null
   * @param departmentOrders the person's place within a department, by department
   */
  record PersonSet(
      Envelope envelope,
      String person,
      String name,
      List<String> departments,
      @Nullable String email,
      @Nullable String openId,
      @Nullable String unionId,
      boolean activated,
      @Nullable Long createdMicros,
      @Nullable Long registeredMicros,
      Map<String, Integer> departmentOrders)
      implements DirectoryEvent {
    public PersonSet {
      departments = List.copyOf(departments);
      departmentOrders =
          departmentOrders.isEmpty()
              ? Map.of()
              : unmodifiableMap(new LinkedHashMap<>(departmentOrders));
    }

    @Override
    public EventType type() {
      return EventType.PERSON_SET;
    }
  }

  /**
   * {@code person.left}: no longer of the organisation, but never forgotten by cumulative figures
   * (S11).
   */
  record PersonLeft(Envelope envelope, String person) implements DirectoryEvent {
    @Override
    public EventType type() {
      return EventType.PERSON_LEFT;
    }
  }

  /**
   * {@code person.erased}: every identity goes, the number stays (S7).
   *
   * @param departments where the number counts from then on, as one that is there; null for one
   *     that is no longer there and stays in its last departments
   * @param activated with departments: whether the account was activated
   * @param createdMicros with departments: when the account was made, or null; cut to eight hours,
   *     which leaves the day in every region
   * @param registeredMicros likewise, when it was activated
   */
  record PersonErased(
      Envelope envelope,
      String person,
      @Nullable List<String> departments,
      boolean activated,
      @Nullable Long createdMicros,
      @Nullable Long registeredMicros)
      implements DirectoryEvent {
    private static final long EIGHT_HOURS = 8 * 3_600_000_000L;

    public PersonErased {
      departments = departments == null ? null : List.copyOf(departments);
      activated = departments == null || activated;
      createdMicros = departments == null ? null : cut(createdMicros);
      registeredMicros = departments == null ? null : cut(registeredMicros);
    }

    /** One who is no longer there. */
    public PersonErased(Envelope envelope, String person) {
      this(envelope, person, null, true, null, null);
    }

    /** A time without what tells more than its day; null stays. */
    public static @Nullable Long cut(@Nullable Long micros) {
      return micros == null ? null : Math.floorDiv(micros, EIGHT_HOURS) * EIGHT_HOURS;
    }

    @Override
    public EventType type() {
      return EventType.PERSON_ERASED;
    }
  }

  /** {@code app.set}: the forms an app has. */
  record AppSet(Envelope envelope, String app, String name, Set<Form> forms)
      implements DirectoryEvent {
    public AppSet {
      forms = forms.isEmpty() ? Set.of() : unmodifiableSet(EnumSet.copyOf(forms));
    }

    @Override
    public EventType type() {
      return EventType.APP_SET;
    }
  }
}
