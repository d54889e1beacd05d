package dev.rollcall.benchmarks;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.counting.AppUsage;
import dev.rollcall.events.Region;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Facts;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.server.HttpSettings;
import dev.rollcall.server.Parts;
import dev.rollcall.server.RollcallServer;
import dev.rollcall.server.intake.Intake;
import dev.rollcall.server.intake.IntakeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * The server that {@link IntakeLoad} starts in a process of its own, so that its CPU time is its
 * own. Prints one line, {@code PORT KEY}, and ends when its standard input does.
 */
final class IntakeServer {
  private static final int CACHE_BYTES = 1_000_000;

  private IntakeServer() {}

  /** Serves the data folder {@code args[0]}. */
  public static void main(String[] args) throws IOException {
    Path data = Path.of(args[0]);
    Clock clock = Clock.systemUTC();
    try (SqliteCatalog catalog = SqliteCatalog.open(data.resolve("catalog.db"), clock);
        FileJournal journal = FileJournal.open(data.resolve("journal"))) {
      catalog.tenants().add(tenant(), "benchmark");
      String key = catalog.keys().add("acme", Key.Purpose.INTAKE, "benchmark");
      FactFolder folder = new FactFolder(data.resolve("facts"), clock);
      Facts facts = new Facts(folder, catalog.publications(), CACHE_BYTES);
      AppUsage usage = new AppUsage(facts, CACHE_BYTES);
      Parts parts = new Parts(catalog, journal, facts, usage, clock);
      Intake intake = new Intake(parts, IntakeSettings.standard());
      try (RollcallServer server =
          RollcallServer.start(HttpSettings.at("127.0.0.1", 0), parts, List.of(intake))) {
        System.out.println(server.port() + " " + key);
        while (System.in.read() != -1) {
          // Anything on the input is ignored; its end is the sign to stop.
        }
      }
    }
  }

  private static Tenant tenant() {
    return new Tenant("acme", "Acme", Region.US, Set.of(Region.US), Edition.ENTERPRISE, null, null);
  }
}
