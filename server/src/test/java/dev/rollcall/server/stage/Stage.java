package dev.rollcall.server.stage;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.counting.AppUsage;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.Facts;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.rollup.DuckDbEngine;
import dev.rollcall.rollup.Progress;
import dev.rollcall.rollup.Rollup;
import dev.rollcall.server.HttpSettings;
import dev.rollcall.server.Parts;
import dev.rollcall.server.RollcallServer;
import dev.rollcall.server.api.ReadApi;
import dev.rollcall.server.console.Console;
import dev.rollcall.server.demo.DemoServer;
import dev.rollcall.server.intake.Intake;
import dev.rollcall.server.intake.IntakeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** Intake, read API and page on a folder; days are published when a test says so. */
public final class Stage implements DemoServer {
  private static final long CACHE_BYTES = 32 << 20;
  private static final int ENGINE_MEGABYTES = 512;
  private static final int THREADS = 2;

  private final SqliteCatalog catalog;
  private final FileJournal journal;
  private final DuckDbEngine engine;
  private final Rollup rollup;
  private final RollcallServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  public Stage(Path folder, int lateDays, Clock clock) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    catalog = SqliteCatalog.open(folder.resolve("catalog.db"), clock);
    journal = FileJournal.open(folder.resolve("journal"));
    journal.recover();
    FactFolder factFolder = new FactFolder(folder.resolve("facts"), clock);
    Facts facts = new Facts(factFolder, catalog.publications(), CACHE_BYTES);
    engine = new DuckDbEngine(folder.resolve("spill"), ENGINE_MEGABYTES, THREADS);
    rollup = new Rollup(journal, catalog, factFolder, engine, clock);
    Parts parts = new Parts(catalog, journal, facts, new AppUsage(facts, CACHE_BYTES), clock);
    Intake intake = new Intake(parts, IntakeSettings.standard().withLateDays(lateDays));
    server =
        RollcallServer.start(
            HttpSettings.at("127.0.0.1", 0),
            parts,
            List.of(intake, new ReadApi(parts), new Console()));
  }

  /** An answer to a request. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** Asks for a path and query with a key; without one when it is empty. */
  public Answer get(String path, String key) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
    return ask(key.isEmpty() ? request : request.header("Authorization", "Bearer " + key));
  }

  /** Sends lines of events; every one must be accepted. */
  public Answer send(String lines, String key) {
    return ask(
        HttpRequest.newBuilder(address().resolve("/v1/events"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofString(lines)));
  }

  /** Asks anything of the server. */
  public Answer ask(HttpRequest.Builder request) {
    try {
      return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public void publish(Tenant tenant, LocalDate through, Progress progress) {
    rollup.run(tenant, tenant.home(), through, progress);
  }

  @Override
  public void publishFromNowOn() {}

  @Override
  public void close() {
    client.close();
    server.close();
    engine.close();
    journal.close();
    catalog.close();
  }
}
