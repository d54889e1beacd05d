package dev.rollcall.server.cli;

import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Manifest;
import dev.rollcall.journal.LineReader;
import dev.rollcall.server.DataFolder;
import dev.rollcall.server.StoreSettings;
import dev.rollcall.server.publishing.PublishingNote;
import dev.rollcall.server.publishing.PublishingNotes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What {@code doctor} looks at inside a data folder: every store from its first to last byte. */
final class FolderHealth {
  /** So much may two clocks differ before it is worth a word. */
  private static final Duration CLOCK_SLACK = Duration.ofMinutes(10);

  private final Stores stores;
  private final List<Tenant> tenants;

  private FolderHealth(Stores stores) {
    this.stores = stores;
    this.tenants = stores.catalog().tenants().all();
  }

  static List<Finding> of(DataFolder folder, Clock clock) {
    try (Stores stores = Stores.of(folder, clock, StoreSettings.standard())) {
      FolderHealth health = new FolderHealth(stores);
      List<Finding> findings = new ArrayList<>();
      findings.add(health.catalog());
      findings.add(health.tails());
      findings.add(health.journal());
      findings.add(health.published());
      findings.add(health.publishing());
      findings.add(health.clock());
      return findings;
    } catch (RuntimeException e) {
      return List.of(Finding.fail("stores", String.valueOf(e.getMessage())));
    }
  }

  private Finding catalog() {
    List<String> damage = stores.catalogDamage();
    return damage.isEmpty()
        ? Finding.ok(
            "catalog",
            "schema %d, sound, tenants: %d".formatted(SqliteCatalog.SCHEMA, tenants.size()))
        : Finding.fail(
            "catalog",
            "catalog.db is damaged (%s); bring the folder back from a backup"
                .formatted(String.join("; ", damage)));
  }

  private Finding tails() {
    int cut = new Recoveries(stores.folder(), stores.clock()).lines().size();
    return cut == 0
        ? Finding.ok("tails", "no torn journal tail was ever cut")
        : Finding.warn(
            "tails",
            "%d torn tails were cut after crashes, as a write that was not acknowledged leaves them; `status` lists them"
                .formatted(cut));
  }

  private Finding journal() {
    long events = 0;
    List<String> damaged = new ArrayList<>();
    for (Tenant tenant : tenants) {
      for (TenantDay day : stores.journal().days(tenant.id())) {
        try (LineReader lines = stores.journal().open(day)) {
          while (lines.next()) {
            events++;
          }
        } catch (RuntimeException e) {
          damaged.add(String.valueOf(e.getMessage()));
        }
      }
    }
    return damaged.isEmpty()
        ? Finding.ok("journal", "%,d events read, every checksum right".formatted(events))
        : Finding.fail(
            "journal",
            String.join("; ", damaged) + "; bring the file back from a backup, then run rollup");
  }

  private Finding published() {
    FactFolder facts = stores.factFolder();
    Set<String> checked = new HashSet<>();
    List<String> damaged = new ArrayList<>();
    int days = 0;
    for (Publication day : publications()) {
      days++;
      try {
        Manifest manifest = facts.manifest(day.manifest());
        for (Manifest.Stored file : manifest.files()) {
          if (checked.add(file.path())) {
            facts.readAll(file);
          }
        }
      } catch (RuntimeException e) {
        damaged.add("%s: %s".formatted(day.day(), e.getMessage()));
      }
    }
    return damaged.isEmpty()
        ? Finding.ok(
            "published",
            "%,d days in %,d files of format %d, every checksum right"
                .formatted(days, checked.size(), Manifest.SCHEMA))
        : Finding.fail("published", String.join("; ", damaged));
  }

  private Finding publishing() {
    List<String> failed = new ArrayList<>();
    PublishingNotes notes = new PublishingNotes(stores.folder().publishing());
    for (Tenant tenant : tenants) {
      for (Region region : tenant.regions()) {
        PublishingNote note = notes.read(tenant.id(), region);
        if (note.failure() != null) {
          failed.add("%s/%s: %s".formatted(tenant.id(), region.code(), note.failure()));
        }
      }
    }
    return failed.isEmpty()
        ? Finding.ok("publishing", "the last time went well everywhere")
        : Finding.warn("publishing", "failed the last time: " + String.join("; ", failed));
  }

  private Finding clock() {
    Instant now = stores.clock().instant();
    for (Publication day : publications()) {
      if (day.at().isAfter(now.plus(CLOCK_SLACK))) {
        return Finding.warn(
            "clock",
            "it is %s, but %s was published at %s: set the clock right, or name the time with --clock"
                .formatted(now, day.day(), day.at()));
      }
    }
    return Finding.ok("clock", "it is " + now);
  }

  private List<Publication> publications() {
    List<Publication> all = new ArrayList<>();
    for (Tenant tenant : tenants) {
      for (Region region : tenant.regions()) {
        long sequence = stores.catalog().publications().sequence(tenant.id(), region);
        all.addAll(stores.catalog().publications().at(tenant.id(), region, sequence));
      }
    }
    return all;
  }
}
