package dev.rollcall.directory;

import dev.rollcall.events.DirectoryEvent.AppSet;
import dev.rollcall.events.Form;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The forms of every app: declared ones replace all, never declared ones add up as seen. */
final class AppRecords {
  private final CarriedIdentity identity;
  private final Map<String, CarriedRecord> records = new TreeMap<>();
  private @Nullable Map<String, Set<Form>> forms;

  AppRecords(CarriedIdentity identity) {
    this.identity = identity;
  }

  void set(AppSet event) {
    put(event.app(), new CarriedRecord.Declared(event));
  }

  void seen(String app, Form form) {
    CarriedRecord known = records.get(app);
    if (known instanceof CarriedRecord.Declared) {
      return;
    }
    Set<Form> all = EnumSet.of(form);
    if (known instanceof CarriedRecord.Seen seen) {
      if (seen.forms().contains(form)) {
        return;
      }
      all.addAll(seen.forms());
    }
    put(app, new CarriedRecord.Seen(app, Collections.unmodifiableSet(all)));
  }

  void put(String app, CarriedRecord record) {
    CarriedRecord old = records.put(app, record);
    if (old != null) {
      identity.went(old);
    }
    if (old == null || !formsOf(old).equals(formsOf(record))) {
      forms = null;
    }
    identity.came(record);
  }

  private static Set<Form> formsOf(CarriedRecord record) {
    return switch (record) {
      case CarriedRecord.Declared declared -> copy(declared.event().forms());
      case CarriedRecord.Seen seen -> seen.forms();
      case CarriedRecord.InForce _, CarriedRecord.Waiting _, CarriedRecord.OfPerson _ ->
          throw new IllegalArgumentException("not the record of an app: " + record.getClass());
    };
  }

  private static Set<Form> copy(Set<Form> forms) {
    EnumSet<Form> copy = EnumSet.noneOf(Form.class);
    copy.addAll(forms);
    return Collections.unmodifiableSet(copy);
  }

  /** The forms by app, in order of app id; the same object until a form comes or goes. */
  Map<String, Set<Form>> forms() {
    Map<String, Set<Form>> known = forms;
    if (known == null) {
      TreeMap<String, Set<Form>> all = new TreeMap<>();
      records.forEach((app, record) -> all.put(app, formsOf(record)));
      known = Collections.unmodifiableMap(all);
      forms = known;
    }
    return known;
  }

  /** Hands out all records by app id. */
  void forEach(Consumer<CarriedRecord> consumer) {
    records.values().forEach(consumer);
  }
}
