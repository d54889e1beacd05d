package dev.rollcall.server.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.server.JarProcess;
import dev.rollcall.server.cli.TypedCommands;
import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A data folder with two offices, the jar that serves it, and what was sent to it. Time is the
 * trial's own: it stands in {@link #now} and servers start there.
 */
final class Site {
  static final LocalDate FIRST_DAY = LocalDate.parse("2026-11-01");

  /** How many page views each office begins with. */
  static final int FIRST_VIEWS = 10;

  /** How old an event may be here; older days are sealed. */
  static final int LATE_DAYS = 3;

  /** The directory is older than any event, so that each has its person's department. */
  private static final int DIRECTORY_DAYS = 7;

  private static final long HOURS_APART = 12;
  private static final long HOURS_IN_ALL = 60;

  final TypedCommands commands;
  final Ledger ledger = new Ledger();
  final List<Office> offices;
  final Path data;
  private final Path folder;
  private final Path settings;

  /**
   * Begins one.
   *
   * @param folder the data folder is {@code data} in it
   */
  Site(Path folder) {
    this.folder = folder;
    this.commands = new TypedCommands(folder);
    this.data = commands.data;
    set(Instant.parse(FIRST_DAY + "T18:00:00Z"));
    this.offices =
        List.of(
            Office.open(commands, "acme", Region.CN, FIRST_DAY.minusDays(DIRECTORY_DAYS)),
            Office.open(commands, "beta", Region.US, FIRST_DAY.minusDays(DIRECTORY_DAYS)));
    this.settings =
        Path.of(
            commands.file(
                "settings.properties",
                """
                lateDays = %d
                graceMinutes = 0
                publish.changedEvery = 300ms
                publish.retryFirst = 300ms
                publish.retryAtMost = 1s
                """
                    .formatted(LATE_DAYS)));
    // A region is published from its first activity on.
    offices.forEach(office -> imported(List.of(ledger.next(office, now(), FIRST_VIEWS))));
  }

  /**
   * Begins one whose data folder lies on a disk of its own.
   *
   * @param folder for everything else
   */
  static Site on(Mount disk, Path folder) {
    try {
      Path there = Files.createDirectories(disk.root().resolve("data"));
      Files.createSymbolicLink(folder.resolve("data"), there);
      return new Site(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The moment it is. */
  Instant now() {
    return commands.clock.instant();
  }

  void set(Instant now) {
    commands.clock.set(now);
  }

  void advance(Duration duration) {
    commands.clock.advance(duration);
  }

  /** A clock that runs like a server's that starts now. */
  Clock runningClock() {
    Clock machine = Clock.systemUTC();
    return Clock.offset(machine, Duration.between(machine.instant(), now()));
  }

  /** Starts the jar with a command. What it says on standard error goes to a file. */
  JarProcess start(Path on, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--clock", now().toString()));
    return JarProcess.logging(errors(), on, all.toArray(String[]::new));
  }

  JarProcess start(String... arguments) {
    return start(data, arguments);
  }

  /** Starts a server that publishes and seals as soon as it can. */
  JarProcess serve() {
    return start("serve", "--port", "0", "--no-limits", "--config", settings.toString());
  }

  /** Where processes say what went wrong. */
  Path errors() {
    return folder.resolve("errors.log");
  }

  /** A file beside the data folder. */
  Path beside(String name) {
    return folder.resolve(name);
  }

  /** Types a command that must go well, on another data folder. */
  JsonNode typed(Path on, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", on.toString(), "--json"));
    Outcome outcome = commands.typeAsIs(all.toArray(String[]::new));
    assertThat(outcome.status()).as("%s: %s", List.of(arguments), outcome).isZero();
    return outcome.json();
  }

  /** Nothing is wrong with a data folder: what is published is what the journal gives. */
  void assertSound(Path on) {
    JsonNode verified = typed(on, "verify");
    assertThat(verified.get("findings")).as(verified.toString()).isEmpty();
    JsonNode doctor = typed(on, "doctor");
    assertThat(doctor.get("ok").asBoolean()).as(doctor.toString()).isTrue();
  }

  /** Publishes everything there is, and looks twice whether all is well. */
  void publishAll() {
    advance(Duration.ofDays(2));
    typed(data, "rollup");
    assertSound(data);
    for (JsonNode tenant : typed(data, "status").get("tenants")) {
      assertThat(tenant.get("waiting_days").asInt()).as(tenant.toString()).isZero();
      assertThat(tenant.get("last_failure").isNull()).as(tenant.toString()).isTrue();
    }
  }

  /** Publishes and seals everything there is; nothing may be left over then. */
  void settleAll() {
    publishAll();
    publishAll();
    sealOldDays();
    Leftovers left = new Leftovers(data, commands.clock);
    assertThat(left.unfinished()).isEmpty();
    assertThat(left.unpublished(offices)).isEmpty();
  }

  /** As a server does; what a seal that was killed has left goes with the day's next one. */
  private void sealOldDays() {
    try (FileJournal journal = FileJournal.open(data.resolve("journal"))) {
      for (Office office : offices) {
        LocalDate oldestOpen = office.region().dayOf(now()).minusDays(LATE_DAYS);
        for (TenantDay day : journal.days(office.tenant())) {
          if (day.day().isBefore(oldestOpen)) {
            journal.seal(day);
          }
        }
      }
    }
  }

  /** Compares what is published, asked over HTTP, with what was sent. */
  Audit audit() {
    try (JarProcess server = serve()) {
      URI address = server.address();
      return Audit.of(data, address, offices, ledger);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parcels of the last days, so many. */
  List<Parcel> parcels(Office office, int count, int size) {
    List<Parcel> parcels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Duration age = Duration.ofHours(HOURS_APART * i % HOURS_IN_ALL);
      parcels.add(ledger.next(office, now().minus(age), size));
    }
    return parcels;
  }

  /**
   * Imports parcels to the end: every view is in the journal once then, whatever was there before.
   */
  void imported(List<Parcel> parcels) {
    Path file = file("import.ndjson", parcels);
    String tenant = parcels.getFirst().office().tenant();
    JsonNode answer = typed(data, "import", "--tenant", tenant, file.toString());
    assertThat(answer.get("rejected").asInt()).as(answer.toString()).isZero();
    assertThat(answer.get("accepted").asLong() + answer.get("repeated").asLong())
        .isEqualTo(parcels.stream().mapToLong(Parcel::size).sum());
    parcels.forEach(ledger::acknowledged);
  }

  /** Writes parcels into a file for {@code import}. */
  Path file(String name, List<Parcel> parcels) {
    StringBuilder lines = new StringBuilder();
    parcels.forEach(parcel -> lines.append(parcel.lines()));
    try {
      return Files.writeString(beside(name), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
