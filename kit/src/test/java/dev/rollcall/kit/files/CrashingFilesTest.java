package dev.rollcall.kit.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.kit.files.Operation.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashingFilesTest {
  @TempDir Path temporary;
  private CrashingFiles files;
  private Path file;

  @BeforeEach
  void begin() throws IOException {
    files = CrashingFiles.over(temporary);
    file = files.folder().resolve("a.txt");
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void write(FileChannel channel, String text, long at) throws IOException {
    channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)), at);
  }

  private void forceFolder() throws IOException {
    try (FileChannel names = FileChannel.open(files.folder(), StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private String worst(String path) {
    byte[] content = files.worst().files().get(path);
    return content == null ? "nothing" : new String(content, UTF_8);
  }

  @Test
  void aFileIsOnDiskOnceItsContentAndItsNameWereSynced() throws IOException {
    try (FileChannel channel = open()) {
      write(channel, "one", 0);
      channel.force(false);
      assertThat(worst("a.txt")).isEqualTo("nothing");
      forceFolder();
      assertThat(worst("a.txt")).isEqualTo("one");
      write(channel, "two", 3);
      assertThat(worst("a.txt")).isEqualTo("one");
      assertThat(Files.readString(file)).isEqualTo("onetwo");
    }
  }

  @Test
  void whatASyncCouldNotWriteNoLaterSyncWrites() throws IOException {
    try (FileChannel channel = open()) {
      write(channel, "one", 0);
      channel.force(false);
      forceFolder();
      write(channel, "two", 3);
      files.fail(operation -> operation.kind() == Kind.FORCE, Fault.ERROR);
      assertThatThrownBy(() -> channel.force(false)).hasMessage("Input/output error");
      files.heal();
      write(channel, "three", 6);
      channel.force(false);
      assertThat(worst("a.txt")).isEqualTo("one\0\0\0three");
    }
  }

  @Test
  void aRenameIsDoneOrNot() throws IOException {
    Files.writeString(file, "text");
    forceFolder();
    Files.move(file, file.resolveSibling("b.txt"), StandardCopyOption.ATOMIC_MOVE);
    assertThat(files.states(true))
        .isNotEmpty()
        .allSatisfy(state -> assertThat(state.paths()).hasSize(1).isSubsetOf("a.txt", "b.txt"));
  }

  @Test
  void aDeadProcessDoesNothingMoreAndAFullDiskWritesNothing() throws IOException {
    Files.writeString(file, "text");
    files.failAt(1, Fault.DEATH);
    assertThatThrownBy(() -> Files.delete(file)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Files.readString(file)).isInstanceOf(IOException.class);
    files.heal();
    assertThat(Files.readString(file)).isEqualTo("text");
    files.failAt(1, Fault.NO_SPACE);
    assertThatThrownBy(() -> Files.writeString(file, "more")).hasMessage("No space left on device");
    assertThatThrownBy(() -> Files.createFile(file.resolveSibling("c.txt")))
        .hasMessage("No space left on device");
    files.heal();
    Files.delete(file);
    assertThat(temporary).isEmptyDirectory();
  }
}
