package dev.rollcall.kit;

import dev.rollcall.journal.FileJournal;
import dev.rollcall.journal.Journal;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileJournalContractTest extends JournalContract {
  @TempDir private Path data;

  @Override
  protected Journal open() {
    return FileJournal.open(data.resolve("journal"));
  }
}
