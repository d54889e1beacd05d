package dev.rollcall.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.catalog.Vendor;
import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AppAndKeyCommandsTest {
  private static final String SECRET = "abcdefgh-_12345678";

  @TempDir Path folder = Path.of("");
  private TypedCommands commands = new TypedCommands(folder);

  @BeforeEach
  void begin() {
    commands = new TypedCommands(folder);
    commands.json("tenant", "add", "Acme");
    commands.json("tenant", "add", "Schools", "--corp-id", "ww1");
  }

  @Test
  void aFeishuAppGetsAnIdASecretAndTheStatisticsScopes() {
    JsonNode app = commands.json("app", "add", "--tenant", "acme", "--vendor", "feishu");
    assertThat(app.propertyNames()).containsExactly("app_id", "app_secret");
    assertThat(app.get("app_id").stringValue()).matches("cli_[0-9a-f]{16}");
    assertThat(app.get("app_secret").stringValue()).matches("[A-Za-z0-9_-]{32}");
    try (SqliteCatalog catalog =
        SqliteCatalog.open(commands.data.resolve("catalog.db"), commands.clock)) {
      assertThat(
              catalog
                  .apps()
                  .authenticate(
                      Vendor.FEISHU,
                      app.get("app_id").stringValue(),
                      app.get("app_secret").stringValue()))
          .get()
          .satisfies(found -> {
            assertThat(found.scopes()).isEqualTo(AppAdd.STATISTICS_SCOPES);
            assertThat(found.departments()).isEmpty();
          });
      assertThat(catalog.auditLog().newest(1))
          .singleElement()
          .satisfies(entry -> assertThat(entry.toString()).doesNotContain("app_secret"));
    }
  }

  @Test
  void idSecretScopesAndDepartmentsCanBeChosen() {
    JsonNode app =
        commands.json(
            "app",
            "add",
            "--tenant",
            "acme",
            "--vendor",
            "feishu",
            "--id",
            "cli_x",
            "--secret",
            SECRET,
            "--scope",
            "a:b",
            "c:d",
            "--departments",
            "sales,east");
    assertThat(app.toString())
        .isEqualTo("{\"app_id\":\"cli_x\",\"app_secret\":\"%s\"}".formatted(SECRET));
    assertThat(commands.json("app", "list").toString())
        .isEqualTo(
            "{\"apps\":[{\"id\":\"cli_x\",\"tenant\":\"acme\",\"vendor\":\"feishu\",\"kind\":\"self-built\",\"departments\":[\"east\",\"sales\"],\"scopes\":[\"a:b\",\"c:d\"]}]}");
  }

  @Test
  void aWeComAppAnswersTheCorpAndASecret() {
    JsonNode app = commands.json("app", "add", "--tenant", "schools", "--vendor", "wecom");
    assertThat(app.propertyNames()).containsExactly("corp_id", "secret");
    assertThat(app.get("corp_id").stringValue()).isEqualTo("ww1");
    commands.json("app", "add", "--tenant", "schools", "--vendor", "wecom");
    assertThat(commands.json("app", "list", "--tenant", "schools").get("apps")).hasSize(2);
    assertThat(commands.json("app", "list", "--tenant", "acme").get("apps")).isEmpty();
  }

  @Test
  void aWeComAppMayBeGrantedLess() {
    commands.json("app", "add", "--tenant", "schools", "--vendor", "wecom", "--scope", "contact");
    assertThat(commands.json("app", "list", "--tenant", "schools").at("/apps/0/scopes").toString())
        .isEqualTo("[\"contact\"]");
  }

  @Test
  void aWeComAppNeedsATenantWithACorp() {
    Outcome outcome = commands.type("app", "add", "--tenant", "acme", "--vendor", "wecom");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err()).contains("--corp-id");
  }

  @Test
  void theSecretIsShownOnce() {
    Outcome added = commands.type("app", "add", "--tenant", "acme", "--vendor", "feishu");
    String secret = added.out().replaceAll("(?s).*app_secret  (\\S+).*", "$1");
    assertThat(secret).hasSize(32);
    assertThat(commands.type("app", "list").out()).doesNotContain(secret);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--vendor slack",
        "--vendor feishu --secret short",
        "--vendor feishu --id cli/../x",
        "--vendor feishu --id 应用",
        "--vendor feishu --id a?b",
        "--vendor feishu --secret has/slashes/and+pluses",
        "--vendor feishu --departments all,sales",
        "--vendor feishu --departments sales,,east",
        "--vendor feishu --ticket-url https://app.example/",
        "--vendor feishu --verification-token t",
        "--vendor feishu --store",
        ""
      })
  void wrongOptionsAreWrongUsage(String options) {
    String[] command = ("app add --tenant schools " + options).strip().split(" ");
    Outcome outcome = commands.type(command);
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("rollcall: ").contains("./rollcall app add --help");
  }

  @Test
  void aTakenAppIdFails() {
    String[] add = {"app", "add", "--tenant", "acme", "--vendor", "feishu", "--id", "cli_x"};
    assertThat(commands.type(add).status()).isZero();
    Outcome again = commands.type(add);
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("cli_x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "read", "admin"})
  void aKeyIsMadeForAPurpose(String purpose) {
    JsonNode key = commands.json("key", "add", "--tenant", "acme", "--for", purpose);
    assertThat(key.propertyNames()).containsExactly("key");
    String text = key.get("key").stringValue();
    assertThat(text).startsWith("rc_");
    Outcome list = commands.type("key", "list");
    assertThat(list.out()).contains("acme", purpose).doesNotContain(text);
    assertThat(commands.json("key", "list").get("keys").get(0).propertyNames())
        .containsExactly("id", "tenant", "for");
  }

  @Test
  void anUnknownTenantIsNamedWithThoseThereAre() {
    Outcome outcome = commands.type("key", "add", "--tenant", "acmee", "--for", "read");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo("rollcall: There is no tenant acmee; there are acme, schools\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key add",
        "key add --tenant acme",
        "key add --tenant acme --for fun",
        "key",
        "app",
        "tenant",
        "tenant add",
        "import --tenant acme",
        "sever",
        "--nonsense",
        ""
      })
  void anIncompleteOrUnknownCommandIsWrongUsage(String command) {
    Outcome outcome = commands.typeAsIs(command.isEmpty() ? new String[0] : command.split(" "));
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("rollcall: ").doesNotContain("Exception");
  }
}
