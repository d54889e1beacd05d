package dev.rollcall.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.StoreApp;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.server.access.AppTickets;
import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Store apps, new secrets and keys that are taken away. */
class StoreAppCommandsTest {
  private static final String SECRET = "abcdefgh-_12345678";

  @TempDir Path folder = Path.of("");
  private TypedCommands commands = new TypedCommands(folder);

  @BeforeEach
  void begin() {
    commands = new TypedCommands(folder);
    commands.json("tenant", "add", "Acme");
    commands.json("tenant", "add", "Schools", "--corp-id", "ww1");
  }

  private String addStoreApp() {
    return commands
        .json(
            "app",
            "add",
            "--store",
            "--vendor",
            "feishu",
            "--id",
            "cli_store",
            "--secret",
            SECRET,
            "--ticket-url",
            "https://app.example/events?x=1",
            "--verification-token",
            "v-token")
        .toString();
  }

  private SqliteCatalog catalog() {
    return SqliteCatalog.open(commands.data.resolve("catalog.db"), commands.clock);
  }

  @Test
  void aStoreAppBelongsToNobodyAndReadsWorkplaces() {
    assertThat(addStoreApp())
        .isEqualTo(
            "{\"app_id\":\"cli_store\",\"app_secret\":\"%s\",\"verification_token\":\"v-token\"}"
                .formatted(SECRET));
    try (SqliteCatalog catalog = catalog()) {
      assertThat(catalog.storeApps().authenticate("cli_store", SECRET))
          .contains(
              new StoreApp(
                  "cli_store",
                  Set.of("workplace:workplace_using_data:read"),
                  URI.create("https://app.example/events?x=1"),
                  "v-token",
                  0));
    }
    JsonNode made = commands.json("app", "add", "--store", "--vendor", "feishu");
    assertThat(made.get("app_id").stringValue()).matches("cli_[0-9a-f]{16}");
    assertThat(made.get("verification_token").stringValue()).hasSize(32);
  }

  @Test
  void tenantsInstallItAndAreKnownByAKey() {
    addStoreApp();
    JsonNode installed = commands.json("app", "install", "cli_store", "--tenant", "acme");
    assertThat(installed.propertyNames()).containsExactly("tenant_key");
    String key = installed.get("tenant_key").stringValue();
    assertThat(key).matches("[0-9a-f]{16}");
    assertThat(commands.json("app", "install", "cli_store", "--tenant", "acme"))
        .isEqualTo(installed);
    commands.json(
        "app", "install", "cli_store", "--tenant", "schools", "--tenant-key", "73658811060f175d");
    assertThat(commands.json("app", "list").toString())
        .isEqualTo(
            "{\"apps\":[{\"id\":\"cli_store\",\"vendor\":\"feishu\",\"kind\":\"store\",\"installed\":[{\"tenant\":\"acme\",\"tenant_key\":\"%s\"},{\"tenant\":\"schools\",\"tenant_key\":\"73658811060f175d\"}],\"ticket_url\":\"https://app.example/events?x=1\",\"scopes\":[\"workplace:workplace_using_data:read\"]}]}"
                .formatted(key));
    assertThat(commands.type("app", "list", "--tenant", "acme").out())
        .contains("cli_store", "acme", "feishu store")
        .doesNotContain("schools");
    commands.json("app", "uninstall", "cli_store", "--tenant", "acme");
    assertThat(commands.json("app", "list", "--tenant", "acme").get("apps")).isEmpty();
  }

  @Test
  void itsTicketIsShownAndChangesEveryHour() {
    addStoreApp();
    String first = commands.type("app", "ticket", "cli_store").out().strip();
    assertThat(commands.json("app", "ticket", "cli_store").get("app_ticket").stringValue())
        .isEqualTo(first);
    commands.clock.advance(Duration.ofHours(1));
    String second = commands.type("app", "ticket", "cli_store").out().strip();
    assertThat(second).isNotEqualTo(first);
    try (SqliteCatalog catalog = catalog()) {
      AppTickets tickets = new AppTickets(catalog.signingKeys().current());
      assertThat(tickets.isGood(second, "cli_store", 0, commands.clock.instant())).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app add --store",
        "app add --store --vendor wecom",
        "app add --store --vendor feishu --tenant acme",
        "app add --store --vendor feishu --departments sales",
        "app add --store --vendor feishu --secret short",
        "app add --store --vendor feishu --ticket-url ftp://app.example/",
        "app add --store --vendor feishu --ticket-url file:///etc/passwd",
        "app add --store --vendor feishu --ticket-url app.example",
        "app add --store --vendor feishu --ticket-url http://user:word@app.example/",
        "app install cli_store",
        "app install --tenant acme",
        "app install cli_store --tenant acme --tenant-key not/a/key",
        "app uninstall cli_store",
        "app ticket",
        "app rotate",
        "app rotate cli_store --secret short",
        "app revoke",
        "key revoke",
        "key revoke rc_0123456789",
        "serve --sandbox --no-limits",
      })
  void wrongOptionsAreWrongUsage(String command) {
    Outcome outcome = commands.type(command.split(" "));
    assertThat(outcome.status()).as(outcome.toString()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("rollcall: ").doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "app install cli_nobody --tenant acme",
        "app install cli_store --tenant nobody",
        "app uninstall cli_store --tenant acme",
        "app uninstall cli_store --tenant nobody",
        "app ticket cli_nobody",
        "app rotate cli_nobody",
        "app rotate cli_store --vendor wecom",
        "app revoke cli_nobody",
        "key revoke key_000000000000",
      })
  void whatIsNotThereFails(String command) {
    addStoreApp();
    Outcome outcome = commands.type(command.split(" "));
    assertThat(outcome.status()).as(outcome.toString()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("rollcall: ").hasLineCount(1);
  }

  @Test
  void everyKindOfAppGetsAnotherSecretAndLosesIt() {
    addStoreApp();
    commands.json("app", "add", "--tenant", "acme", "--vendor", "feishu", "--id", "cli_own");
    commands.json("app", "add", "--tenant", "schools", "--vendor", "wecom", "--id", "cli_own");
    assertThat(commands.type("app", "rotate", "cli_own").err()).contains("say --vendor");
    String own = secret("app_secret", "cli_own", "feishu");
    String store = secret("app_secret", "cli_store", "feishu");
    String wecom = secret("secret", "cli_own", "wecom");
    try (SqliteCatalog catalog = catalog()) {
      assertThat(catalog.apps().authenticate(Vendor.FEISHU, "cli_own", own)).isPresent();
      assertThat(catalog.storeApps().authenticate("cli_store", store)).isPresent();
      assertThat(catalog.storeApps().authenticate("cli_store", SECRET)).isEmpty();
      assertThat(catalog.apps().authenticateCorp("ww1", wecom)).isPresent();
    }
    commands.json("app", "revoke", "cli_own", "--vendor", "feishu");
    commands.json("app", "revoke", "cli_own", "--vendor", "wecom");
    assertThat(commands.json("app", "revoke", "cli_store").toString())
        .isEqualTo("{\"revoked\":\"cli_store\"}");
    try (SqliteCatalog catalog = catalog()) {
      assertThat(catalog.apps().authenticate(Vendor.FEISHU, "cli_own", own)).isEmpty();
      assertThat(catalog.storeApps().authenticate("cli_store", store)).isEmpty();
      assertThat(catalog.apps().authenticateCorp("ww1", wecom)).isEmpty();
      assertThat(catalog.auditLog().newest(20).toString()).doesNotContain(own, store, wecom);
    }
  }

  private String secret(String member, String app, String vendor) {
    return commands.json("app", "rotate", app, "--vendor", vendor).get(member).stringValue();
  }

  @Test
  void aSecretCanBeChosen() {
    addStoreApp();
    assertThat(commands.json("app", "rotate", "cli_store", "--secret", SECRET + "-2").toString())
        .isEqualTo("{\"app_id\":\"cli_store\",\"app_secret\":\"%s-2\"}".formatted(SECRET));
  }

  @Test
  void aRevokedKeyOpensNothing() {
    String text =
        commands.json("key", "add", "--tenant", "acme", "--for", "read").get("key").stringValue();
    String id = commands.json("key", "list").get("keys").get(0).get("id").stringValue();
    assertThat(commands.type("key", "revoke", id).out())
        .isEqualTo("Key %s is revoked.%n".formatted(id));
    assertThat(commands.json("key", "list").get("keys")).isEmpty();
    try (SqliteCatalog catalog = catalog()) {
      assertThat(catalog.keys().authenticate(text)).isEmpty();
    }
    assertThat(commands.type("key", "revoke", id).status()).isEqualTo(1);
  }
}
