package dev.rollcall.server.cli;

import dev.rollcall.catalog.AuditLog;
import dev.rollcall.catalog.Erasure;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.privacy.HeldOfPerson;
import dev.rollcall.server.FolderLock;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export-person}. */
@Command(
    name = "export-person",
    description =
        "Writes everything that is held of a person, one JSON object a line: what the directory"
            + " says on each day, every event, and the person's part in every published figure.",
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./rollcall export-person u17 --tenant acme --out u17.ndjson",
      "  ./rollcall export-person u17 --tenant acme | jq 'select(.kind == \"event\").event'",
      "",
      "The file is readable by its owner only. That it was written stands in the audit log."
    })
final class ExportPerson extends Task {
  @Parameters(paramLabel = "PERSON", description = "The tenant's own id of the person.")
  String person = "";

  @Option(names = "--tenant", paramLabel = "TENANT", required = true, description = "Whose person.")
  String tenant = "";

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "A new file to write to (default: standard output).")
  @Nullable Path out;

  ExportPerson(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    if (out == null && common.json) {
      throw wrongUsage(
          "without --out the lines go to standard output, so --json has no place there");
    }
    try (Stores stores = Stores.open(common.data(), clock());
        FolderLock _ = Turn.take(stores.publishing(), shell);
        RollupProgress progress = new RollupProgress(shell, showsProgress())) {
      Tenant owner = stores.tenant(tenant);
      refuseErased(stores);
      HeldOfPerson held = new HeldOfPerson(stores.journal(), stores.catalog(), stores.factFolder());
      OptionalInt number = held.number(owner, person);
      if (number.isEmpty() && stores.erasing().preview(owner, person, progress).isEmpty()) {
        throw new CommandFailure(
            "Tenant %s has no person %s; nothing was written".formatted(tenant, person));
      }
      note(stores, number);
      return export(owner, held, number, progress);
    }
  }

  private void refuseErased(Stores stores) {
    Optional<Erasure> erased = stores.catalog().erasures().find(tenant, person);
    if (erased.isPresent()) {
      throw new CommandFailure(
          "The person was erased, as %s: nothing is held that can be told to be theirs"
              .formatted(erased.get().pseudonym()));
    }
  }

  private void note(Stores stores, OptionalInt number) {
    String subject =
        tenant + "#" + (number.isPresent() ? String.valueOf(number.getAsInt()) : "new");
    stores
        .catalog()
        .auditLog()
        .add(
            List.of(
                new AuditLog.Look(
                    clock().instant(),
                    tenant,
                    actor(),
                    "person.export",
                    subject,
                    "everything",
                    1)));
  }

  private Answer export(
      Tenant owner, HeldOfPerson held, OptionalInt number, RollupProgress progress) {
    long pieces;
    try (OutputStream file = open()) {
      OutputStream target = file == null ? shell.out() : file;
      try (HeldLines lines = new HeldLines(target)) {
        lines.person(tenant, person, number, clock().instant());
        pieces = held.read(owner, person, lines, progress);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the export could not be written", e);
    }
    if (out == null) {
      return Answer.silent();
    }
    return Answer.of("Wrote %,d pieces to %s.".formatted(pieces, out))
        .with("file", out.toString())
        .with("pieces", pieces);
  }

  private @Nullable OutputStream open() throws IOException {
    if (out == null) {
      return null;
    }
    try {
      Files.createFile(out, ownerOnly());
    } catch (FileAlreadyExistsException _) {
      throw new CommandFailure("%s is there already; name a new file with --out".formatted(out));
    }
    return Files.newOutputStream(out);
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }
}
