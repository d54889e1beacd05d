package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.facts.ClientName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTextsTest {
  @Test
  void theSampleOfThePageIsWrittenAsItStands() {
    List<ClientName> clients =
        List.of(
            new ClientName("ios 14.2", "", ""),
            new ClientName("ios 14.2", "feishu", "3.40.0-alpha"));
    assertThat(ClientTexts.activeSystems(clients))
        .isEqualTo("'ios 14.2,-','ios 14.2,feishu 3.40.0-alpha'");
    assertThat(ClientTexts.systemNames(clients)).isEqualTo("ios");
    assertThat(ClientTexts.packages(clients)).isEqualTo("feishu");
  }

  @Test
  void whatIsUnknownIsADashInPairsAndMissingElsewhere() {
    List<ClientName> clients =
        List.of(
            new ClientName("", "Feishu", ""),
            new ClientName("", "", "7.1"),
            new ClientName("Android", "Lark", ""));
    assertThat(ClientTexts.activeSystems(clients)).isEqualTo("'-,Feishu','-,7.1','Android,Lark'");
    assertThat(ClientTexts.systemNames(clients)).isEqualTo("Android");
    assertThat(ClientTexts.packages(clients)).isEqualTo("Feishu，Lark");
  }

  @Test
  void withoutClientsAllIsEmpty() {
    assertThat(ClientTexts.activeSystems(List.of())).isEmpty();
    assertThat(ClientTexts.systemNames(List.of())).isEmpty();
    assertThat(ClientTexts.packages(List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ios 14.2, ios",
    "Windows 11 Pro, Windows",
    "Mac OS X 10.15.7, Mac OS X",
    "Android v9, Android",
    "HarmonyOS, HarmonyOS",
    "Ubuntu Linux, Ubuntu Linux",
    "14.2, 14.2",
    "web2 3, web2",
  })
  void theVersionBeginsWithTheFirstNumber(String system, String name) {
    assertThat(ClientTexts.systemNames(List.of(new ClientName(system, "", "")))).isEqualTo(name);
  }
}
