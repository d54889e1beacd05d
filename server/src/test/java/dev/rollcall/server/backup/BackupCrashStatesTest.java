package dev.rollcall.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.kit.files.CrashState;
import dev.rollcall.kit.files.CrashingFiles;
import dev.rollcall.kit.files.Fault;
import dev.rollcall.kit.files.FolderTree;
import dev.rollcall.kit.files.Operation.Kind;
import dev.rollcall.kit.files.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine loses power between any two steps of a backup or a restore. */
class BackupCrashStatesTest {
  private static final List<String> FILES = List.of("FORMAT", "catalog.db", "journal/a/1.ndjson");

  @TempDir Path temporary = Path.of("");
  private CrashingFiles files;
  private BackupFolder backups;
  private Path source;

  @BeforeEach
  void begin() throws IOException {
    files = CrashingFiles.over(Files.createDirectory(temporary.resolve("disk")));
    backups = new BackupFolder(files.folder().resolve("mnt/backups"));
    source = temporary.resolve("source");
    Files.createDirectories(source.resolve("journal/a"));
    write("first");
  }

  private void write(String content) throws IOException {
    for (String file : FILES) {
      Files.writeString(source.resolve(file), text(content, file));
    }
  }

  private static String text(String content, String file) {
    return file.equals("FORMAT") ? "rollcall 1\n" : content + " of " + file;
  }

  private void backup(String at) throws IOException {
    Instant made = Instant.parse(at);
    try (BackupTarget target = backups.begin(made)) {
      List<BackupList.Item> items = new ArrayList<>();
      for (String file : FILES) {
        Path path = source.resolve(file);
        items.add(target.put(file, path, Files.size(path), made.toEpochMilli()));
      }
      target.finish(BackupList.of(made, items));
    }
  }

  private List<CrashState> statesOf(Work work) throws IOException {
    List<CrashState> states = new ArrayList<>();
    Set<String> known = new HashSet<>();
    files.watch(operation -> {
      if (operation.kind().changes()) {
        files.states(Trials.LONG).stream()
            .filter(state -> known.add(state.identity()))
            .forEach(states::add);
      }
    });
    work.run();
    return states;
  }

  private interface Work {
    void run() throws IOException;
  }

  /** Every backup that is listed can be brought back. */
  private void requireWhole(CrashState state) throws IOException {
    Path disk = Files.createDirectory(temporary.resolve("state"));
    state.putInto(disk);
    BackupFolder left = new BackupFolder(disk.resolve("mnt/backups"));
    for (String name : left.names()) {
      new Restore(temporary.resolve("restored")).from(left, name);
      FolderTree.delete(temporary.resolve("restored"));
    }
    FolderTree.delete(disk);
  }

  @Test
  void everyBackupThatAPowerCutLeavesIsWhole() throws IOException {
    List<CrashState> states =
        statesOf(() -> {
          backup("2026-11-22T00:00:00Z");
          write("second");
          backup("2026-11-23T00:00:00Z");
          backups.keepNewest(1);
        });
    for (CrashState state : states) {
      requireWhole(state);
    }
    assertThat(states.size()).isGreaterThan(40);
  }

  @Test
  void aBackupThatIsDoneOutlastsAPowerCut() throws IOException {
    backup("2026-11-22T00:00:00Z");
    assertThat(files.worst().paths()).contains("mnt/backups/backup-20261122T000000Z.json");
    requireWhole(files.worst());
  }

  @Test
  void whatABackupThatDiedHasCopiedIsOnDiskBeforeAnotherRelyOnIt() throws IOException {
    files.fail(
        operation -> operation.kind() == Kind.FORCE_FOLDER && operation.file().endsWith("objects"),
        Fault.DEATH);
    assertThatThrownBy(() -> backup("2026-11-22T00:00:00Z")).isInstanceOf(IOException.class);
    files.heal();
    backup("2026-11-23T00:00:00Z");
    assertThat(files.worst().paths()).contains("mnt/backups/backup-20261123T000000Z.json");
    requireWhole(files.worst());
  }

  @Test
  void aFlippedBitAnywhereInTheListOfABackupIsFound() throws IOException {
    backup("2026-11-22T00:00:00Z");
    Path list = temporary.resolve("disk/mnt/backups/backup-20261122T000000Z.json");
    byte[] bytes = Files.readAllBytes(list);
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] ^= 4;
      Files.write(list, bytes);
      assertThatThrownBy(() -> backups.list("backup-20261122T000000Z"))
          .as("byte %d", at)
          .isInstanceOf(BackupException.class);
      bytes[at] ^= 4;
    }
  }

  @Test
  void aFolderThatAPowerCutLeavesOfARestoreIsWholeOrNoDataFolder() throws IOException {
    backup("2026-11-22T00:00:00Z");
    List<CrashState> states =
        statesOf(() ->
            new Restore(files.folder().resolve("srv/data"))
                .from(backups, backups.names().getFirst()));
    for (CrashState state : states) {
      if (state.paths().contains("srv/data/FORMAT")) {
        requireRestored(state);
      }
    }
    requireRestored(files.worst());
    assertThat(states.size()).isGreaterThan(20);
  }

  private static void requireRestored(CrashState state) {
    for (String file : FILES) {
      assertThat(state.files().get("srv/data/" + file))
          .as(file)
          .asString(java.nio.charset.StandardCharsets.UTF_8)
          .isEqualTo(text("first", file));
    }
  }
}
