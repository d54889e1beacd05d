package dev.rollcall.server.cli;

import dev.rollcall.server.FolderLock;
import dev.rollcall.server.backup.Backup;
import dev.rollcall.server.backup.BackupFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code backup}. */
@Command(
    name = "backup",
    description =
        "Copies the data folder, also while a server runs on it, to a folder of backups - where the"
            + " next one adds only what is new - or to one tar file. Everything copied is read back"
            + " and checked before the backup counts.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall backup --to /mnt/backups/rollcall --keep 14",
      "  ./rollcall backup --to /tmp/rollcall.tar",
      "",
      "A backup holds secrets and personal data: keep it where nobody else can read it. Waits while",
      "days are published. `./rollcall restore` brings it back."
    })
final class BackupCommand extends Task {
  @Option(
      names = "--to",
      paramLabel = "FOLDER|FILE.tar",
      required = true,
      description = "Where to: a folder, or a file whose name ends in .tar.")
  Path to = Path.of("");

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "Afterwards keep only the newest N backups of the folder.")
  @Nullable Integer keep;

  BackupCommand(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    boolean tar = isTar(to);
    if (tar && keep != null) {
      throw wrongUsage("--keep is for a folder of backups; a tar file is one backup");
    }
    if (keep != null && keep < 1) {
      throw wrongUsage("--keep must be 1 or more");
    }
    if (to.toAbsolutePath().normalize().startsWith(common.data().toAbsolutePath().normalize())) {
      throw wrongUsage("--to lies within the data folder; a backup belongs on another disk");
    }
    try (Stores stores = Stores.open(common.data(), clock());
        FolderLock _ = Turn.take(stores.publishing(), shell)) {
      Backup backup = stores.backup();
      Backup.Report report =
          tar ? backup.intoTar(to, this::show) : backup.into(new BackupFolder(to), this::show);
      int removed = keep == null ? 0 : new BackupFolder(to).keepNewest(keep);
      return answer(report, removed);
    }
  }

  static boolean isTar(Path path) {
    return path.toString().endsWith(".tar") && !Files.isDirectory(path);
  }

  private void show(int files, int inAll) {
    if (showsProgress()) {
      shell.err().printf("\r%,d of %,d files", files, inAll);
      if (files == inAll) {
        shell.err().println();
      }
    }
  }

  private static Answer answer(Backup.Report report, int removed) {
    String text =
        "Backed up %,d files, %,d bytes, %,d of them new."
            .formatted(report.files(), report.bytes(), report.written());
    return Answer.of(removed == 0 ? text : text + " Took away %d old backups.".formatted(removed))
        .with("files", report.files())
        .with("bytes", report.bytes())
        .with("new_bytes", report.written())
        .with("removed_backups", removed);
  }
}
