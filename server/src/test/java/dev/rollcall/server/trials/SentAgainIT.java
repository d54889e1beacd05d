package dev.rollcall.server.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.Publication;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Manifest;
import dev.rollcall.server.DataFolder;
import dev.rollcall.server.JarProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same events twice over: once cleanly, each one imported once in the order of time; and once
 * as it may happen, by clients that send whole files at the same time and again and again, in any
 * order, beside an import, to a server whose clock is stepped back and forth and who publishes
 * meanwhile. Both publish the same, byte for byte. {@code trials/run again 20} for more steps.
 */
class SentAgainIT {
  private static final int STEPS = Integer.getInteger("trials.steps", 2);
  private static final int DAYS = 6;
  private static final int PARCELS_A_DAY = 4;
  private static final int PARCEL_SIZE = 60;

  private final Random random = Seed.random();
  @TempDir private Path cleanFolder;
  @TempDir private Path folder;

  @Test
  void figuresAreThoseOfACleanRunByteForByte() throws Exception {
    Site clean = new Site(cleanFolder);
    Site site = new Site(folder);
    numberPeople(clean);
    numberPeople(site);
    List<Parcel> parcels = parcels(site);
    importInOrder(clean, parcels);
    for (int step = 0; step < STEPS; step++) {
      site.set(stepTo(step));
      stepped(site, parcels);
    }
    for (Site each : List.of(clean, site)) {
      each.set(startOf(DAYS + 2));
      importAll(each, parcels);
      each.typed(each.data, "rollup");
      each.assertSound(each.data);
    }
    Map<String, String> published = published(clean);
    assertThat(published).hasSizeGreaterThan(2 * DAYS);
    assertThat(published(site)).isEqualTo(published);
    Map<String, String> answers = answers(clean);
    assertThat(answers(site)).isEqualTo(answers);
    long repeats = JournalContents.read(site.data, site.offices, site.ledger).repeats();
    System.out.printf(
        "Sent again: %,d events, %,d repeats, %d steps of the clock; %d files and %d answers the same%n",
        parcels.stream().mapToInt(Parcel::size).sum(),
        repeats,
        STEPS,
        published.size(),
        answers.size());
    assertThat(repeats).isPositive();
  }

  /** Far ahead first, then back into the middle, and so on. */
  private Instant stepTo(int step) {
    int day = step % 2 == 0 ? DAYS - 1 - random.nextInt(2) : 1 + random.nextInt(DAYS - 2);
    return startOf(day).plus(Duration.ofMinutes(random.nextInt(24 * 60)));
  }

  private static Instant startOf(int day) {
    return Instant.parse(Site.FIRST_DAY.plusDays(day) + "T00:00:00Z");
  }

  /** Everybody gets a number, the same on every site, so that sets of people are the same bytes. */
  private static void numberPeople(Site site) {
    for (Office office : site.offices) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < Office.PEOPLE; i++) {
        Instant time = startOf(-1).plus(Duration.ofHours(6)).plusSeconds(i);
        lines.append(new View("0-" + i, time, "first", Office.person(i)).json()).append('\n');
      }
      String file = site.commands.file("first.ndjson", lines.toString());
      site.typed(site.data, "import", "--tenant", office.tenant(), file);
    }
    site.typed(site.data, "rollup");
  }

  private static List<Parcel> parcels(Site site) {
    List<Parcel> parcels = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      for (int i = 0; i < PARCELS_A_DAY; i++) {
        Instant newest = startOf(day).plus(Duration.ofHours(3 + 5L * i));
        parcels.add(site.ledger.next(site.offices.get(i % 2), newest, PARCEL_SIZE));
      }
    }
    return parcels;
  }

  private static void importInOrder(Site clean, List<Parcel> parcels) {
    clean.set(startOf(DAYS + 1));
    importAll(clean, parcels);
  }

  private static void importAll(Site site, List<Parcel> parcels) {
    for (Office office : site.offices) {
      List<Parcel> own = new ArrayList<>(parcels);
      own.removeIf(parcel -> !parcel.office().tenant().equals(office.tenant()));
      site.imported(own);
    }
  }

  /** A server starts at the moment it is; two clients send everything, and an import runs. */
  private void stepped(Site site, List<Parcel> parcels) throws IOException, InterruptedException {
    try (JarProcess server = site.serve()) {
      URI address = server.address();
      List<Replay> replays = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        List<Parcel> order = new ArrayList<>(parcels);
        Collections.shuffle(order, random);
        replays.add(Replay.begin(address, order));
      }
      Office office = site.offices.get(random.nextInt(site.offices.size()));
      List<Parcel> past = new ArrayList<>(parcels.subList(0, parcels.size() / 2));
      past.removeIf(
          parcel -> !parcel.office().equals(office) || parcel.newest().isAfter(site.now()));
      Collections.shuffle(past, random);
      if (!past.isEmpty()) {
        site.imported(past);
      }
      for (Replay replay : replays) {
        assertThat(replay.surprises()).isEmpty();
      }
      server.terminate();
      assertThat(server.status()).isEqualTo(143);
    }
  }

  /** The SHA-256 of each day's usages and the identity of its directory, by tenant and day. */
  private static Map<String, String> published(Site site) {
    Map<String, String> published = new TreeMap<>();
    DataFolder data = DataFolder.open(site.data);
    FactFolder facts = new FactFolder(data.facts(), site.commands.clock);
    try (SqliteCatalog catalog = SqliteCatalog.open(data.catalogFile(), site.commands.clock)) {
      for (Office office : site.offices) {
        long newest = catalog.publications().sequence(office.tenant(), office.region());
        for (Publication day :
            catalog.publications().at(office.tenant(), office.region(), newest)) {
          Manifest manifest = facts.manifest(day.manifest());
          published.put(
              day.day().toString(),
              manifest.usages().sha256() + " " + manifest.directory().identity());
        }
      }
    }
    return published;
  }

  /** What the read API answers about every app and day, by office, app and day. */
  private static Map<String, String> answers(Site site) throws IOException {
    Map<String, String> answers = new TreeMap<>();
    try (JarProcess server = site.serve()) {
      URI address = server.address();
      for (Office office : site.offices) {
        PublishedViews published = new PublishedViews(address, office);
        for (int i = -1; i <= DAYS; i++) {
          LocalDate day = Site.FIRST_DAY.plusDays(i);
          for (String app : Office.APPS) {
            String subject = "%s %s %s".formatted(office.tenant(), app, day);
            answers.put(subject, published.ask(app, day).body());
          }
        }
      }
    }
    return answers;
  }
}
