package dev.rollcall.server.trials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.cli.TypedCommands.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Backups of a site that were killed in the making, and restores of them. */
final class KilledBackups {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Site site;

  KilledBackups(Site site) {
    this.site = site;
  }

  Path folder() {
    return site.beside("backups");
  }

  Path tar() {
    return site.beside("backup.tar");
  }

  Path restored() {
    return site.beside("restored");
  }

  /** Makes one of each kind, which must go well. */
  void complete() {
    site.typed(site.data, "backup", "--to", folder().toString());
    site.typed(site.data, "backup", "--to", tar().toString());
  }

  /** Another backup is whole, and the folder holds nothing but what its backups consist of. */
  void assertCompletedByAnother() throws IOException {
    site.typed(site.data, "backup", "--to", folder().toString());
    assertRestoredIsTheSame(folder());
    Set<String> named = new HashSet<>();
    List<String> objects = new ArrayList<>();
    for (Path file : files(folder())) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".json")) {
        JSON.readTree(Files.readAllBytes(file))
            .get("files")
            .forEach(item -> named.add(item.get("sha256").asString()));
      } else {
        objects.add(name);
      }
    }
    assertThat(named).containsAll(objects);
  }

  /** A tar that was there before is still whole, or the new one is in its place. */
  void assertTarIsWhole() throws IOException {
    site.typed(restored(), "restore", "--from", tar().toString());
    site.assertSound(restored());
    delete(restored());
    site.typed(site.data, "backup", "--to", tar().toString());
    assertRestoredIsTheSame(tar());
    assertThat(Files.exists(Path.of(tar() + ".unfinished"))).isFalse();
  }

  /** What a killed restore left is either no data folder, and says so, or a whole one. */
  void assertAllOrNothingWasRestored() throws IOException {
    Outcome status = site.commands.typeAsIs("status", "--data", restored().toString(), "--json");
    if (status.status() == 0) {
      site.assertSound(restored());
    } else {
      assertThat(status.err()).contains("is no Rollcall data folder");
    }
    delete(restored());
    assertRestoredIsTheSame(folder());
  }

  private void assertRestoredIsTheSame(Path from) throws IOException {
    site.typed(restored(), "restore", "--from", from.toString());
    site.assertSound(restored());
    JsonNode ours = site.typed(site.data, "status").get("tenants");
    assertThat(site.typed(restored(), "status").get("tenants")).isEqualTo(ours);
    delete(restored());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
