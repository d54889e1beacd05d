package dev.rollcall.rollup;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.Publications;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.directory.DirectoryBytes;
import dev.rollcall.directory.DirectoryState;
import dev.rollcall.directory.Roster;
import dev.rollcall.directory.RosterBytes;
import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Region;
import dev.rollcall.facts.Digests;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.FactsRun;
import dev.rollcall.facts.Leftovers;
import dev.rollcall.facts.Manifest;
import dev.rollcall.facts.UsageKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Takes people out of published days: who they are goes, their numbers stay, so no count changes
 * (S7). What it publishes is what a roll-up gives whose journal never knew them by name.
 *
 * <pre>
 * directory   rewritten where it knows one of them
 * changes     rewritten where they are about one of them
 * manifest    a new one, of the day and of all days after it
 * usages, group chats   as they are: they hold numbers alone
 * </pre>
 *
 * Only one may be at work on a data folder, and no roll-up beside it. Not thread-safe.
 */
public final class ErasedDays {
  private final Catalog catalog;
  private final FactFolder folder;
  private final Clock clock;

  public ErasedDays(Catalog catalog, FactFolder folder, Clock clock) {
    this.catalog = catalog;
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param days days published anew
   * @param directories directories written without them
   */
  public record Report(int days, int directories) {}

  /** Takes people out of the published days of a region; does nothing where they are not. */
  public Report run(Tenant tenant, Region region, RoaringBitmap people, Progress progress) {
    Pass pass = new Pass(tenant, region, people);
    List<Publication> published = published(tenant, region);
    int done = 0;
    for (Publication day : published) {
      pass.day(day);
      if (++done % 10 == 0 || done == published.size()) {
        progress.report(new Progress.Step(tenant.id(), region, done, published.size()));
      }
    }
    return pass.publish();
  }

  /** On how many published days the directory knows somebody. */
  public int daysOf(Tenant tenant, Region region, int person) {
    Map<String, Boolean> directories = new HashMap<>();
    int days = 0;
    for (Publication day : published(tenant, region)) {
      Manifest.DirectoryFile file = folder.manifest(day.manifest()).directory();
      if (directories.computeIfAbsent(file.file().path(), _ -> roster(file).knows(person))) {
        days++;
      }
    }
    return days;
  }

  /** Makes old versions unreachable: whoever reads them page by page has to begin again. */
  public void forgetReplaced(Tenant tenant, Region region) {
    catalog.publications().forgetReplaced(tenant.id(), region);
  }

  /** Deletes every file that the published days do not need; returns how many went. */
  public int removeLeftovers(Tenant tenant, Region region) {
    return new Leftovers(folder, catalog.publications(), clock).removeAll(tenant.id(), region);
  }

  private List<Publication> published(Tenant tenant, Region region) {
    long sequence = catalog.publications().sequence(tenant.id(), region);
    return catalog.publications().at(tenant.id(), region, sequence);
  }

  private Roster roster(Manifest.DirectoryFile directory) {
    return RosterBytes.read(folder.read(directory.file(), directory.people()));
  }

  /** A directory, and what is wrong in it; null for one that stays as it is. */
  private record Rewritten(Manifest.DirectoryFile file, List<String> problems) {}

  /** One walk through the days of a region. */
  private final class Pass {
    private final Tenant tenant;
    private final Region region;
    private final RoaringBitmap people;
    private final PersonNumbers numbers;
    private final Map<String, @Nullable Rewritten> directories = new HashMap<>();

    /** By the new identity: without a person, two directories may be the same. */
    private final Map<String, Rewritten> written = new HashMap<>();

    private final List<Publications.Entry> pending = new ArrayList<>();
    private @Nullable FactsRun run;
    private @Nullable String before;

    Pass(Tenant tenant, Region region, RoaringBitmap people) {
      this.tenant = tenant;
      this.region = region;
      this.people = people;
      this.numbers = new PersonNumbers(catalog.people(), tenant.id());
    }

    void day(Publication day) {
      Manifest old = folder.manifest(day.manifest());
      Manifest manifest = without(old, day);
      before = manifest.stateAfter();
      if (!manifest.equals(old)) {
        String path = currentRun().manifest(day.day().day(), manifest);
        pending.add(
            new Publications.Entry(
                day.day(),
                path,
                day.journalEvents(),
                manifest.stateBefore(),
                manifest.stateAfter()));
      }
    }

    private Manifest without(Manifest old, Publication day) {
      Rewritten directory = directory(old.directory());
      return new Manifest(
          old.schema(),
          old.day(),
          old.events(),
          old.repeats(),
          old.usages(),
          old.entries(),
          directory == null ? old.directory() : directory.file(),
          changes(old, day),
          old.groups(),
          old.departments(),
          before == null ? old.stateBefore() : before,
          directory == null ? old.stateAfter() : stateAfter(old, directory.file().identity()),
          directory == null ? old.problems() : directory.problems());
    }

    private @Nullable Rewritten directory(Manifest.DirectoryFile old) {
      String path = old.file().path();
      if (!directories.containsKey(path)) {
        directories.put(path, knowsAny(old) ? rewritten(old) : null);
      }
      return directories.get(path);
    }

    private boolean knowsAny(Manifest.DirectoryFile directory) {
      Roster roster = roster(directory);
      for (int person : people) {
        if (roster.knows(person)) {
          return true;
        }
      }
      return false;
    }

    private Rewritten rewritten(Manifest.DirectoryFile old) {
      byte[] records = folder.read(old.file(), old.records());
      DirectoryState state =
          DirectoryState.read(new ByteArrayInputStream(records), tenant.id(), numbers::find);
      for (int person : people) {
        state.erase(person);
      }
      return written.computeIfAbsent(
          state.identity(), _ -> new Rewritten(write(state), CarriedState.problems(state)));
    }

    private Manifest.DirectoryFile write(DirectoryState state) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      state.write(text);
      return currentRun()
          .directory(
              state.identity(),
              DirectoryBytes.write(state.snapshot()),
              RosterBytes.write(state.counted()),
              text.toByteArray());
    }

    private Manifest.@Nullable TextFile changes(Manifest old, Publication day) {
      Manifest.TextFile changes = old.changes();
      if (changes == null) {
        return null;
      }
      List<DirectoryEvent> events =
          StoredLines.readAll(folder.read(changes.file(), changes.text()));
      List<DirectoryEvent> kept = events.stream().map(numbers.erased()::applied).toList();
      return kept.equals(events)
          ? changes
          : currentRun().changes(day.day().day(), StoredLines.write(kept));
    }

    /** The name of the state with another directory: who used what, and the chats, are the same. */
    private String stateAfter(Manifest old, String directory) {
      SortedMap<String, byte[]> apps = new TreeMap<>();
      for (Manifest.Entry entry : old.entries()) {
        if (entry.key().equals(UsageKey.ever(entry.subject()))) {
          byte[] ever = folder.read(old.usages(), entry.people());
          apps.put(entry.subject(), Digests.sha256().digest(ever));
        }
      }
      String groups = old.stateAfter().substring(old.stateAfter().indexOf('-'));
      return CarriedState.identity(directory, apps) + groups;
    }

    private FactsRun currentRun() {
      if (run == null) {
        run = folder.begin(tenant.id(), region);
      }
      return run;
    }

    Report publish() {
      if (run != null) {
        run.sync();
        catalog.publications().publish(pending, clock.instant());
        run.finish();
      }
      return new Report(pending.size(), written.size());
    }
  }
}
