package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.files.CrashingFiles;
import dev.rollcall.rollup.RollupReport;
import dev.rollcall.server.publishing.Publishing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {
  @TempDir Path temporary = Path.of("");

  @Test
  void aNewFolderSaysItsFormatAndIsClosedToOthers() throws IOException {
    DataFolder folder = DataFolder.openOrCreate(temporary.resolve("a/b"));
    assertThat(folder.root().resolve("FORMAT")).content().isEqualTo("rollcall 1\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.root())))
        .isEqualTo("rwx------");
    assertThat(folder.root()).isDirectoryNotContaining("glob:**.FORMAT*");
  }

  @Test
  void aNewFolderOutlastsAPowerCut() throws IOException {
    CrashingFiles files = CrashingFiles.over(temporary);
    DataFolder.openOrCreate(files.folder().resolve("a/b"));
    assertThat(files.worst().paths()).containsExactly("a/b/FORMAT");
  }

  @Test
  void whatDiedWorkLeftInTheSpillGoesWithTheNextTurnToPublish() throws IOException {
    DataFolder folder = DataFolder.openOrCreate(temporary.resolve("data"));
    Files.createDirectories(folder.spill().resolve("verify-1"));
    Files.writeString(folder.spill().resolve("verify-1/left"), "over");
    Publishing publishing =
        new Publishing(
            folder,
            (_, _, _, _) -> new RollupReport(0, 0, 0, List.of()),
            new SetClock("2026-11-20T12:00:00Z"));
    try (FolderLock _ = publishing.tryTakeTurn().orElseThrow()) {
      assertThat(folder.spill()).isEmptyDirectory();
    }
  }

  @Test
  void anEmptyFolderAndOneHalfBegunAreTaken() throws IOException {
    Files.createFile(temporary.resolve(".FORMAT123"));
    DataFolder.openOrCreate(temporary);
    assertThat(DataFolder.open(temporary).root()).isEqualTo(temporary.toAbsolutePath());
  }

  @Test
  void aFolderOfSomethingElseIsRefused() throws IOException {
    Files.createFile(temporary.resolve("photo.jpg"));
    assertThatThrownBy(() -> DataFolder.openOrCreate(temporary))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("is not empty");
    assertThat(temporary.resolve("FORMAT")).doesNotExist();
  }

  @Test
  void openingDoesNotBeginAFolder() {
    assertThatThrownBy(() -> DataFolder.open(temporary.resolve("none")))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("--data");
    assertThat(temporary.resolve("none")).doesNotExist();
  }

  @Test
  void aNewerFormatIsRefused() throws IOException {
    Files.writeString(temporary.resolve("FORMAT"), "rollcall 2\n");
    assertThatThrownBy(() -> DataFolder.openOrCreate(temporary))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("format 2, this one knows up to 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "rollcall", "rollcall 0", "rollcall one", "other 1", "rollcall 9999999999"})
  void aStrangeFormatFileIsRefused(String text) throws IOException {
    Files.writeString(temporary.resolve("FORMAT"), text);
    assertThatThrownBy(() -> DataFolder.open(temporary)).isInstanceOf(DataFolderException.class);
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThatThrownBy(() -> DataFolder.openOrCreate(file))
        .isInstanceOf(DataFolderException.class)
        .hasMessageContaining("--data");
  }
}
