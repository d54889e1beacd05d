package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
