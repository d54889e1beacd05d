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

/**
 * The name and forms of every app: declared ones replace all, never declared forms add up as seen.
 */
final class AppRecords {
  private final CarriedIdentity identity;
  private final Map<String, CarriedRecord> records = new TreeMap<>();
  private @Nullable Map<String, KnownApp> apps;

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
    if (old == null || !known(old).equals(known(record))) {
      apps = null;
    }
    identity.came(record);
  }

  private static KnownApp known(CarriedRecord record) {
    return switch (record) {
      case CarriedRecord.Declared declared ->
          new KnownApp(declared.event().name(), declared.event().forms());
      case CarriedRecord.Seen seen -> new KnownApp(seen.app(), seen.forms());
      case CarriedRecord.InForce _, CarriedRecord.Waiting _, CarriedRecord.OfPerson _ ->
          throw new IllegalArgumentException("not the record of an app: " + record.getClass());
    };
  }

  /** The apps in order of their ids; the same object until a name or form changes. */
  Map<String, KnownApp> apps() {
    Map<String, KnownApp> known = apps;
    if (known == null) {
      TreeMap<String, KnownApp> all = new TreeMap<>();
      records.forEach((app, record) -> all.put(app, known(record)));
      known = Collections.unmodifiableMap(all);
      apps = known;
    }
    return known;
  }

  /** Hands out all records by app id. */
  void forEach(Consumer<CarriedRecord> consumer) {
    records.values().forEach(consumer);
  }
}
