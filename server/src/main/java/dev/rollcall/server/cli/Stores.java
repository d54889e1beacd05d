package dev.rollcall.server.cli;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.counting.AppUsage;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Facts;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.Journal;
import dev.rollcall.privacy.Erasing;
import dev.rollcall.privacy.PseudonymisingJournal;
import dev.rollcall.rollup.DuckDbEngine;
import dev.rollcall.rollup.Recount;
import dev.rollcall.rollup.Retention;
import dev.rollcall.rollup.Rollup;
import dev.rollcall.server.DataFolder;
import dev.rollcall.server.Parts;
import dev.rollcall.server.StoreSettings;
import dev.rollcall.server.backup.Backup;
import dev.rollcall.server.publishing.ErasingRollup;
import dev.rollcall.server.publishing.Publishing;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A data folder with its catalog opened; the rest is opened when first asked for. */
final class Stores implements AutoCloseable {
  private final DataFolder folder;
  private final Clock clock;
  private final StoreSettings settings;
  private final SqliteCatalog catalog;
  private @Nullable FileJournal journal;

  private Stores(DataFolder folder, Clock clock, StoreSettings settings) {
    this.folder = folder;
    this.clock = clock;
    this.settings = settings;
    this.catalog = SqliteCatalog.open(folder.catalogFile(), clock);
  }

  /** Opens a folder that must be there. */
  static Stores open(Path data, Clock clock) {
    return new Stores(DataFolder.open(data), clock, StoreSettings.standard());
  }

  /** Opens a folder, or begins a new one. */
  static Stores openOrCreate(Path data, Clock clock) {
    return of(DataFolder.openOrCreate(data), clock, StoreSettings.standard());
  }

  static Stores of(DataFolder folder, Clock clock, StoreSettings settings) {
    return new Stores(folder, clock, settings);
  }

  DataFolder folder() {
    return folder;
  }

  Clock clock() {
    return clock;
  }

  Catalog catalog() {
    return catalog;
  }

  /** What is wrong with the catalog's file. */
  List<String> catalogDamage() {
    return catalog.damage();
  }

  FileJournal journal() {
    if (journal == null) {
      journal = FileJournal.open(folder.journal());
    }
    return journal;
  }

  /** The journal for whoever appends to it: nobody who was erased comes back. */
  Journal intake() {
    return new PseudonymisingJournal(journal(), catalog.people());
  }

  /** What erases people. */
  Erasing erasing() {
    return new Erasing(journal(), catalog, factFolder(), Erasing.READERS_TIME, clock);
  }

  FactFolder factFolder() {
    return new FactFolder(folder.facts(), clock);
  }

  /** What published days are read with. */
  Facts facts() {
    return new Facts(factFolder(), catalog.publications(), settings.factsCacheBytes());
  }

  /** What surfaces are made from. */
  Parts parts() {
    Facts facts = facts();
    return new Parts(
        catalog, intake(), facts, new AppUsage(facts, settings.countsCacheBytes()), clock);
  }

  /** What publishes days. */
  Publishing publishing() {
    return publishing(rollup -> rollup);
  }

  /** What publishes days, each roll-up as the wrapping makes it. */
  Publishing publishing(UnaryOperator<Publishing.RollupRun> wrapping) {
    Publishing.RollupRun erasing = new ErasingRollup(rollup()::run, erasing());
    return new Publishing(folder, wrapping.apply(erasing), clock);
  }

  /** What counts days and publishes them. */
  Rollup rollup() {
    return new Rollup(journal(), catalog, factFolder(), engine(), clock);
  }

  /** What lets old days go. */
  Retention retention() {
    return new Retention(journal(), catalog, factFolder(), Erasing.READERS_TIME, clock);
  }

  /** What checks published days. */
  Recount recount() {
    return new Recount(journal(), catalog, factFolder(), engine());
  }

  /** What copies the folder. */
  Backup backup() {
    return new Backup(folder, catalog, factFolder(), clock);
  }

  private DuckDbEngine engine() {
    return new DuckDbEngine(
        folder.spill(),
        settings.rollupMemoryMegabytes(),
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * The tenant of an id.
   *
   * @throws CommandFailure when there is none, naming those there are
   */
  Tenant tenant(String id) {
    return catalog
        .tenants()
        .find(id)
        .orElseThrow(
            () -> new CommandFailure("There is no tenant %s; %s".formatted(id, whichThereAre())));
  }

  /** That tenant, or with null all. */
  List<Tenant> tenants(@Nullable String only) {
    return only == null ? catalog.tenants().all() : List.of(tenant(only));
  }

  private String whichThereAre() {
    String tenants =
        catalog.tenants().all().stream().map(Tenant::id).collect(Collectors.joining(", "));
    return tenants.isEmpty() ? "add one with `./rollcall tenant add NAME`" : "there are " + tenants;
  }

  @Override
  public void close() {
    try (catalog;
        FileJournal opened = journal) {
      if (opened != null) {
        new Recoveries(folder, clock).note(opened.recoveries());
      }
    }
  }
}
