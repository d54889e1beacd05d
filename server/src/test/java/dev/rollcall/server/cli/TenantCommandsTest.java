package dev.rollcall.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TenantCommandsTest {
  @TempDir Path folder = Path.of("");
  private TypedCommands commands = new TypedCommands(folder);

  @BeforeEach
  void begin() {
    commands = new TypedCommands(folder);
  }

  @Test
  void aTenantIsAddedAndTheFolderBegun() {
    Outcome added = commands.type("tenant", "add", "Acme Schools", "--json");
    assertThat(added.out()).isEqualTo("{\"tenant\":\"acme-schools\"}\n");
    assertThat(added.err()).isEmpty();
    assertThat(added.status()).isZero();
    assertThat(commands.data.resolve("FORMAT")).hasContent("rollcall 1");
  }

  @ParameterizedTest
  @CsvSource({
    "Acme,acme",
    "'  Acme & Söhne, Inc. ',acme-sohne-inc",
    "_42_,42",
    "北京 Foo,foo",
    "示例公司,tenant-1"
  })
  void theIdIsMadeOfTheName(String name, String id) {
    JsonNode added = commands.json("tenant", "add", name);
    assertThat(added.get("tenant").stringValue()).isEqualTo(id);
  }

  @Test
  void namesWithoutLatinLettersAreNumbered() {
    commands.json("tenant", "add", "示例公司");
    assertThat(commands.json("tenant", "add", "另一家").get("tenant").stringValue())
        .isEqualTo("tenant-2");
  }

  @Test
  void aTakenIdFailsAndChangesNothing() {
    commands.json("tenant", "add", "Acme");
    Outcome again = commands.type("tenant", "add", "Acme");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).startsWith("rollcall: ").contains("acme").doesNotContain("\tat ");
    assertThat(commands.json("tenant", "list").get("tenants")).hasSize(1);
  }

  @Test
  void everythingSaidOfATenantIsListed() {
    commands.json(
        "tenant",
        "add",
        "Lycée",
        "--id",
        "l1",
        "--corp-id",
        "ww1",
        "--industry",
        "education",
        "--edition",
        "flagship");
    assertThat(commands.json("tenant", "list").get("tenants").get(0).toString())
        .isEqualTo(
            "{\"tenant\":\"l1\",\"name\":\"Lycée\",\"region\":\"cn\",\"edition\":\"flagship\",\"corp_id\":\"ww1\",\"industry\":\"education\"}");
    assertThat(commands.type("tenant", "list").out())
        .contains("TENANT", "l1", "Lycée", "ww1", "education");
  }

  @ParameterizedTest
  @CsvSource({
    "--id,Acme!",
    "--id,-a",
    "--corp-id,ww acme",
    "--corp-id,ww&acme",
    "--corp-id,公司",
    "--region,eu",
    "--edition,gold",
    "--clock,yesterday",
    "--colour,red"
  })
  void wrongOptionsAreWrongUsageAndMakeNoFolder(String option, String value) {
    Outcome outcome = commands.type("tenant", "add", "Acme", option, value);
    assertThat(outcome.status()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).startsWith("rollcall: ").contains(value.replace("red", "--colour"));
    assertThat(commands.data).doesNotExist();
  }

  @Test
  void aWeComTenantIsAtHomeInCn() {
    Outcome abroad = commands.type("tenant", "add", "Acme", "--corp-id", "ww1", "--region", "us");
    assertThat(abroad.status()).isEqualTo(2);
    assertThat(abroad.err()).contains("region cn");
    assertThat(commands.json("tenant", "add", "Acme", "--corp-id", "ww1").get("tenant"))
        .isNotNull();
  }

  @Test
  void otherCommandsDoNotBeginAFolder() {
    Outcome list = commands.type("tenant", "list");
    assertThat(list.status()).isEqualTo(1);
    assertThat(list.err()).contains("is no Rollcall data folder", "tenant add");
    assertThat(commands.data).doesNotExist();
  }

  @Test
  void aFolderOfSomethingElseIsRefused() throws Exception {
    Files.createDirectories(commands.data);
    Files.writeString(commands.data.resolve("photo.jpg"), "x");
    Outcome add = commands.type("tenant", "add", "Acme");
    assertThat(add.status()).isEqualTo(1);
    assertThat(add.err()).contains("is not empty");
    assertThat(commands.data).isDirectoryNotContaining("glob:**FORMAT");
  }

  @Test
  void aFolderOfANewerVersionIsRefusedAndLeftAsItIs() throws Exception {
    commands.json("tenant", "add", "Acme");
    Files.writeString(commands.data.resolve("FORMAT"), "rollcall 2\n");
    byte[] before = Files.readAllBytes(commands.data.resolve("catalog.db"));
    for (String[] command :
        new String[][] {
          {"tenant", "add", "B"}, {"serve", "--port", "0"}, {"status"}, {"rollup"}, {"doctor"}
        }) {
      Outcome outcome = commands.type(command);
      assertThat(outcome.status()).as(command[0]).isEqualTo(1);
      assertThat(outcome.out() + outcome.err()).contains("newer Rollcall");
    }
    assertThat(Files.readAllBytes(commands.data.resolve("catalog.db"))).isEqualTo(before);
  }
}
