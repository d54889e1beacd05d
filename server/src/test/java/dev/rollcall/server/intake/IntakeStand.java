package dev.rollcall.server.intake;

import dev.rollcall.catalog.Edition;
import dev.rollcall.catalog.Key;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.Journal;
import dev.rollcall.journal.LineReader;
import dev.rollcall.server.HttpSettings;
import dev.rollcall.server.Parts;
import dev.rollcall.server.RollcallServer;
import dev.rollcall.server.TestParts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A server with two tenants, their keys and a journal to look into. */
final class IntakeStand implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final String BATCH = "application/cloudevents-batch+json";
  static final String LINES = "application/x-ndjson";
  static final String SINGLE = "application/cloudevents+json";

  private final SqliteCatalog catalog;
  private final Journal journal;
  private final RollcallServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  final String intakeKey;
  final String readKey;
  final String adminKey;
  final String otherTenantsKey;

  IntakeStand(Path folder, Journal journal, IntakeSettings settings) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    this.catalog = SqliteCatalog.open(folder.resolve("catalog.db"), clock);
    this.journal = journal;
    add("acme", Set.of(Region.US, Region.JP));
    add("other", Set.of(Region.US));
    this.intakeKey = catalog.keys().add("acme", Key.Purpose.INTAKE, "test");
    this.readKey = catalog.keys().add("acme", Key.Purpose.READ, "test");
    this.adminKey = catalog.keys().add("acme", Key.Purpose.ADMIN, "test");
    this.otherTenantsKey = catalog.keys().add("other", Key.Purpose.INTAKE, "test");
    Parts parts = TestParts.of(folder, catalog, journal, clock);
    this.server =
        RollcallServer.start(
            HttpSettings.at("127.0.0.1", 0), parts, List.of(new Intake(parts, settings)));
  }

  private void add(String id, Set<Region> regions) {
    catalog
        .tenants()
        .add(new Tenant(id, id, Region.US, regions, Edition.ENTERPRISE, null, null), "test");
  }

  /** A page view of that id on the day of {@link #NOW}. */
  static String event(String id) {
    return event(id, "2026-11-20T09:30:00Z");
  }

  static String event(String id, String time) {
    return "{\"specversion\":\"1.0\",\"id\":\""
        + id
        + "\",\"source\":\"portal\","
        + "\"type\":\"app.page_viewed\",\"time\":\""
        + time
        + "\","
        + "\"data\":{\"person\":\"u17\",\"app\":\"cli_crm\",\"form\":\"webapp\"}}";
  }

  int port() {
    return server.port();
  }

  /** A request with the intake key and these headers, names and values in turn. */
  HttpResponse<String> post(byte[] body, String contentType, String... headers) {
    return send(
        request("/v1/events", contentType, headers)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  HttpResponse<String> post(String body, String contentType, String... headers) {
    return post(body.getBytes(StandardCharsets.UTF_8), contentType, headers);
  }

  HttpRequest.Builder request(String path, String contentType, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .setHeader("Authorization", "Bearer " + intakeKey)
            .setHeader("Content-Type", contentType);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("no answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Every line in the journal, of both tenants. */
  List<String> kept() {
    List<String> lines = new ArrayList<>();
    for (String tenant : List.of("acme", "other")) {
      for (TenantDay day : journal.days(tenant)) {
        try (LineReader reader = journal.open(day)) {
          while (reader.next()) {
            String line =
                new String(
                    reader.buffer(), reader.offset(), reader.length(), StandardCharsets.UTF_8);
            lines.add(day + " " + line);
          }
        }
      }
    }
    return lines;
  }

  @Override
  public void close() {
    client.close();
    server.close();
    catalog.close();
    journal.close();
  }
}
