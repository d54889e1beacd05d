package dev.rollcall.server.cli;

import dev.rollcall.catalog.CatalogException;
import dev.rollcall.catalog.SqliteCatalog;
import dev.rollcall.server.DataFolder;
import dev.rollcall.server.DataFolderException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code doctor}. */
@Command(
    name = "doctor",
    description =
        "Looks for what is or may go wrong with a data folder and says what to do. Reads the whole"
            + " journal and every published file, changes nothing.",
    footerHeading = "%nExample:%n",
    footer = {
      "  ./rollcall doctor --data /srv/rollcall",
      "",
      "Exit status 1 when something is broken; warnings leave it at 0."
    })
final class Doctor extends Task {
  Doctor(Shell shell) {
    super(shell);
  }

  @Override
  Answer run() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Machine.jdk(Runtime.version()));
    try {
      DataFolder folder = DataFolder.open(common.data());
      findings.add(
          Finding.ok("data folder", "%s, format %d".formatted(folder.root(), DataFolder.VERSION)));
      findings.addAll(Machine.of(folder));
      findings.addAll(stores(folder));
    } catch (DataFolderException e) {
      findings.add(Finding.fail("data folder", String.valueOf(e.getMessage())));
    }
    boolean broken = findings.stream().anyMatch(each -> each.state() == Finding.State.FAIL);
    StringBuilder text = new StringBuilder();
    for (Finding each : findings) {
      text.append(
          "%-4s  %-11s  %s%n".formatted(Words.word(each.state()), each.subject(), each.detail()));
    }
    return Answer.of(text.toString().stripTrailing())
        .with("ok", !broken)
        .with("checks", findings.stream().map(Doctor::members).toList())
        .status(broken ? 1 : 0);
  }

  /**
   * What the stores have to say. An older catalog is left as it is: opening it would upgrade it,
   * and a doctor changes nothing.
   */
  private List<Finding> stores(DataFolder folder) {
    int schema;
    try {
      schema = SqliteCatalog.schemaOf(folder.catalogFile());
    } catch (CatalogException e) {
      return List.of(Finding.fail("catalog", String.valueOf(e.getMessage())));
    }
    if (schema < SqliteCatalog.SCHEMA) {
      return List.of(
          Finding.warn(
              "catalog",
              "schema %d; the next other command upgrades it to %d, so stop the server and make a backup with the older program first. Nothing more was looked at"
                  .formatted(schema, SqliteCatalog.SCHEMA)));
    }
    return FolderHealth.of(folder, clock());
  }

  private static Map<String, String> members(Finding finding) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("check", finding.subject());
    members.put("state", Words.word(finding.state()));
    members.put("detail", finding.detail());
    return members;
  }
}
