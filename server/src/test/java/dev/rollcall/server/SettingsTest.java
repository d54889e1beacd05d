package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @TempDir Path temporary = Path.of("");

  @Test
  void withoutAFileEverythingIsAsItComes() {
    Settings settings = Settings.standard();
    assertThat(settings.http()).isEqualTo(HttpSettings.at("127.0.0.1", 8080));
    assertThat(settings.publishing().grace()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.feishu().limits()).isTrue();
    assertThat(settings.feishu().vendorHours()).isFalse();
    assertThat(Settings.read((Path) null)).isEqualTo(settings);
  }

  @Test
  void everySettingCanBeWrittenAsTheDocumentationShowsIt() {
    StringBuilder text = new StringBuilder();
    Settings.names()
        .forEach((name, standard) -> text.append("%s = %s%n".formatted(name, standard)));
    assertThat(read(text.toString())).isEqualTo(Settings.standard());
  }

  @Test
  void valuesAreRead() {
    Settings settings =
        read(
            """
            # where to listen
            server.port = 9000
            server.host = 0.0.0.0
            server.maxHeaders = 64KB
            server.idleTime = 90s
            graceMinutes = 0
            publish.changedEvery = 500ms
            feishu.rateLimits = off
            vendorHours = on
            """);
    assertThat(settings.http().port()).isEqualTo(9000);
    assertThat(settings.http().host()).isEqualTo("0.0.0.0");
    assertThat(settings.http().maxHeaderBytes()).isEqualTo(64 * 1024);
    assertThat(settings.http().idleTime()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.publishing().grace()).isZero();
    assertThat(settings.publishing().changedEvery()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.feishu().limits()).isFalse();
    assertThat(settings.feishu().vendorHours()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "sever.port=1,there is no setting sever.port; did you mean server.port?",
    "SERVER.PORT=1,did you mean server.port?",
    "graceMinute=1,did you mean graceMinutes?",
    "completely.different.thing=1,docs/settings.md",
    "server.port=high,server.port = high is not a whole number from 0 to 65535",
    "server.port=65536,from 0 to 65535",
    "server.port=,server.port =  is not",
    "server.maxBody=5,such as 64KB or 5MB",
    "server.maxBody=3GB,such as 64KB or 5MB",
    "server.maxBody=0KB,such as 64KB or 5MB",
    "server.idleTime=10,such as 500ms",
    "server.idleTime=10 minutes,such as 500ms",
    "vendorHours=maybe,on or off"
  })
  void whatCanNotBeUsedStopsTheStart(String line, String reason) {
    assertThatThrownBy(() -> read(line))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("rollcall.properties")
        .hasMessageContaining(reason);
  }

  @Test
  void allFaultsAreToldAtOnce() {
    assertThatThrownBy(() -> read("server.port = x\nvendorHours = y\nnonsense.here = z"))
        .hasMessageContaining("server.port")
        .hasMessageContaining("vendorHours")
        .hasMessageContaining("nonsense.here");
  }

  @Test
  void settingsThatContradictEachOtherAreAFault() {
    assertThatThrownBy(() -> read("intake.maxBody = 5MB\nintake.maxInMemory = 6MB"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("rollcall.properties");
  }

  @Test
  void whatLateEventsNeedIsKept() {
    assertThat(
            read("retention.journalDays = 40\nretention.figureDays = 40").retention().figureDays())
        .hasValue(40);
    assertThat(read("").retention().isEverything()).isTrue();
    assertThatThrownBy(() -> read("retention.journalDays = 40\nlateDays = 41"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("lateDays");
    assertThatThrownBy(() -> read("retention.figureDays = 400"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("retention.journalDays");
    assertThatThrownBy(() -> read("retention.figureDays = 50\nretention.journalDays = 60"))
        .isInstanceOf(SettingsException.class);
    assertThat(
            read("retention.journalDays = 40\nretention.personDays = 50").retention().personDays())
        .hasValue(50);
    assertThatThrownBy(() -> read("retention.personDays = 400"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("retention.journalDays");
  }

  @Test
  void aFileThatIsNotThereIsAFault() {
    assertThatThrownBy(() -> Settings.read(temporary.resolve("none.properties")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("none.properties");
  }

  @Test
  void theCommandLineGoesBeforeTheFile() {
    Settings settings = read("server.port = 9000\nserver.host = 0.0.0.0");
    assertThat(settings.at(null, 9001).http().port()).isEqualTo(9001);
    assertThat(settings.at(null, 9001).http().host()).isEqualTo("0.0.0.0");
    assertThat(settings.at("::1", null).http().port()).isEqualTo(9000);
    assertThat(settings.withoutLimits().feishu().limits()).isFalse();
    assertThat(settings.withoutLimits().wecom().limits()).isFalse();
  }

  private Settings read(String text) {
    try {
      return Settings.read(Files.writeString(temporary.resolve("rollcall.properties"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
