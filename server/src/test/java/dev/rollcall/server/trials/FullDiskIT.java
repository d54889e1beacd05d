package dev.rollcall.server.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.JarProcess;
import dev.rollcall.server.Patience;
import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The disk of the data folder is full. {@code trials/run fulldisk 20} for more commands, each with
 * another little room.
 */
@EnabledIfSystemProperty(
    named = "trials.mounts",
    matches = "true",
    disabledReason = "mounts file systems, which needs root: trials/run fulldisk")
class FullDiskIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int ROUNDS = Integer.getInteger("trials.rounds", 2);
  private static final String DISK = "400m";
  private static final int CLIENTS = 4;
  private static final int REFUSALS = 20;
  private static final int LARGEST_ROOM_KILOBYTES = 512;

  private final Random random = Seed.random();
  private final HttpClient http = HttpClient.newHttpClient();
  @TempDir private Path folder;

  @Test
  void intakeRefusesReadingGoesOnAndAllResumesByItself() throws Exception {
    try (Mount disk = Mount.ofMemory(folder.resolve("disk"), DISK)) {
      Site site = Site.on(disk, folder);
      site.imported(site.parcels(site.offices.getFirst(), 10, 300));
      site.typed(site.data, "rollup");
      String tenant = site.offices.getFirst().tenant();
      String secret =
          site.commands
              .json("app", "add", "--tenant", tenant, "--vendor", "feishu", "--id", "cli_look")
              .get("app_secret")
              .stringValue();
      try (JarProcess server = site.serve()) {
        URI address = server.address();
        String token = login(address, secret);
        try (Clients clients =
            Clients.begin(
                CLIENTS, address, site.runningClock(), site.ledger, site.offices, random)) {
          Filling filling = new Filling(disk.root());
          filling.fill(0);
          Patience.until(() -> clients.refusals() >= REFUSALS);
          assertRefusedWithReason(site, address);
          assertReadable(site, address);
          assertThat(look(site, address, token)).contains("\"code\":0,", "\"user_id\":");
          filling.empty();
          int before = site.ledger.countAcknowledged();
          Patience.until(() -> site.ledger.countAcknowledged() > before + REFUSALS);
          assertThat(clients.surprises()).isEmpty();
          // Who looked at whom while there was no room for it is written once there is.
          Patience.until(() ->
              site.commands
                  .json("audit", "--tenant", tenant)
                  .toString()
                  .contains("admin_user_stats"));
        }
      }
      assertSoundAtTheEnd(site, "Full disk under load");
    }
  }

  @Test
  void commandsFailWithAReasonAndLeaveNothing() throws Exception {
    try (Mount disk = Mount.ofMemory(folder.resolve("disk"), DISK)) {
      Site site = Site.on(disk, folder);
      Filling filling = new Filling(disk.root());
      Path backups = disk.root().resolve("backups");
      for (int round = 0; round < ROUNDS; round++) {
        site.advance(Duration.ofDays(1));
        List<Parcel> parcels = site.parcels(site.offices.get(round % 2), 10, 300);
        Path file = site.file("full.ndjson", parcels);
        String tenant = parcels.getFirst().office().tenant();
        tried(site, filling, "import", "--tenant", tenant, file.toString());
        site.imported(parcels);
        tried(site, filling, "rollup");
        site.assertSound(site.data);
        site.typed(site.data, "rollup");
        tried(site, filling, "verify");
        tried(site, filling, "rebuild", "--tenant", tenant);
        tried(site, filling, "backup", "--to", backups.toString());
        site.typed(site.data, "backup", "--to", backups.toString());
        site.assertSound(site.data);
      }
      assertSoundAtTheEnd(site, "Commands on a full disk");
    }
  }

  /** Runs a command with little or no room: if it fails, it says why and leaves nothing. */
  private void tried(Site site, Filling filling, String... arguments) throws IOException {
    Set<Path> before = publishedFiles(site);
    filling.fill(random.nextInt(3) == 0 ? 0 : random.nextInt(LARGEST_ROOM_KILOBYTES));
    Outcome outcome = site.commands.type(arguments);
    if (outcome.status() != 0) {
      String said = outcome.out() + outcome.err();
      System.out.println(arguments[0] + ": " + said.strip());
      assertThat(said).containsAnyOf("o space left", "no room", "is full");
      assertThat(said).doesNotContain("unforeseen");
      assertThat(new Leftovers(site.data, site.commands.clock).unfinished()).isEmpty();
    }
    Set<Path> added = publishedFiles(site);
    added.removeAll(before);
    filling.empty();
    // Tenants are published one by one: those before the one that found no room have their days.
    added.retainAll(new Leftovers(site.data, site.commands.clock).unpublished(site.offices));
    assertThat(added).as("left in facts by %s", arguments[0]).isEmpty();
  }

  private static Set<Path> publishedFiles(Site site) throws IOException {
    Path facts = site.data.resolve("facts");
    if (!Files.exists(facts)) {
      return new TreeSet<>();
    }
    try (Stream<Path> files = Files.walk(facts)) {
      return new TreeSet<>(files.filter(Files::isRegularFile).toList());
    }
  }

  private void assertRefusedWithReason(Site site, URI address) throws Exception {
    Parcel parcel = site.ledger.next(site.offices.getFirst(), site.now(), 900);
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(address.resolve("/v1/events"))
                .header("Authorization", "Bearer " + parcel.office().intakeKeys().getFirst())
                .header("Content-Type", parcel.format().mediaType)
                .POST(BodyPublishers.ofByteArray(parcel.body()))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
    assertThat(answer.body()).contains("The disk has no room for more events.");
  }

  private void assertReadable(Site site, URI address) throws Exception {
    LocalDate day = site.offices.getFirst().region().dayOf(site.now()).minusDays(1);
    PublishedViews published = new PublishedViews(address, site.offices.getFirst());
    assertThat(published.of("crm", day)).containsKey(PublishedViews.EVERYBODY);
    for (String path : List.of("/livez", "/metrics")) {
      HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  private String login(URI address, String secret) throws Exception {
    String body = "{\"app_id\":\"cli_look\",\"app_secret\":\"" + secret + "\"}";
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/open-apis/auth/v3/tenant_access_token/internal"))
            .POST(BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
        .get("tenant_access_token")
        .stringValue();
  }

  /** Asks what people did on the day before. */
  private String look(Site site, URI address, String token) throws Exception {
    LocalDate day = site.offices.getFirst().region().dayOf(site.now()).minusDays(1);
    HttpRequest request =
        HttpRequest.newBuilder(
                address.resolve(
                    "/open-apis/admin/v1/admin_user_stats?user_id_type=open_id"
                        + "&department_id_type=department_id&start_date=%s&end_date=%s&page_size=60"
                            .formatted(day, day)))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private static void assertSoundAtTheEnd(Site site, String what) {
    site.settleAll();
    Audit audit = site.audit();
    System.out.println(what + ": " + audit);
    audit.assertNothingIsAmiss();
  }
}
