package dev.rollcall.server.cli;

import dev.rollcall.server.backup.BackupFolder;
import dev.rollcall.server.backup.BackupList;
import dev.rollcall.server.backup.Restore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code restore}. */
@Command(
    name = "restore",
    description =
        "Makes a new data folder from a backup, every file checked on the way, and opens it once to"
            + " see that it works.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall restore --from /mnt/backups/rollcall --data /srv/rollcall",
      "  ./rollcall restore --from /tmp/rollcall.tar --data /srv/rollcall",
      "",
      "The folder of --data must be empty or new. Days that ended since the backup was made are",
      "published by the next `rollup`, or by the server."
    })
final class RestoreCommand extends Task {
  @Option(
      names = "--from",
      paramLabel = "FOLDER|FILE.tar",
      required = true,
      description = "What `backup --to` made.")
  Path from = Path.of("");

  @Option(
      names = "--backup",
      paramLabel = "NAME",
      description = "Which of a folder's backups (default: the newest).")
  @Nullable String backup;

  RestoreCommand(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    Restore restore = new Restore(common.data());
    BackupList list;
    if (BackupCommand.isTar(from)) {
      if (!Files.exists(from)) {
        throw new CommandFailure(from + " is not there");
      }
      list = restore.fromTar(from);
    } else {
      BackupFolder folder = new BackupFolder(from);
      list = restore.from(folder, name(folder));
    }
    try (Stores stores = Stores.open(common.data(), clock())) {
      stores.journal().recover();
      int tenants = stores.catalog().tenants().all().size();
      return Answer.of(
              "Restored %,d files, %,d bytes, of the backup made at %s; %d tenants."
                  .formatted(list.files().size(), list.bytes(), list.made(), tenants))
          .with("files", list.files().size())
          .with("bytes", list.bytes())
          .with("made", list.made())
          .with("tenants", tenants);
    }
  }

  private String name(BackupFolder folder) {
    List<String> names = folder.names();
    if (names.isEmpty()) {
      throw new CommandFailure("There is no backup in " + from);
    }
    if (backup == null) {
      return names.getLast();
    }
    if (!names.contains(backup)) {
      throw new CommandFailure(
          "There is no %s in %s; there are %s".formatted(backup, from, String.join(", ", names)));
    }
    return backup;
  }
}
