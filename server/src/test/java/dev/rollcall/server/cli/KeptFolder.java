package dev.rollcall.server.cli;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.EventLines;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.journal.FileJournal;
import dev.rollcall.kit.RandomCompany;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A small data folder with every kind of file in it, as one version of the program left it: kept
 * for good, because every later version must still open it.
 *
 * <pre>
 *   data/          tenants, apps, keys; a day whose journal and people's doings are gone, a sealed
 *                  day, open segments, published days, late events and a day that wait for a roll-up
 *   backups/       a backup of it in a folder
 *   backup.tar     and one in a file
 *   access         what was shown once: a key, the tenant's key, a ticket, a token
 * </pre>
 */
final class KeptFolder {
  static final LocalDate FIRST = LocalDate.of(2026, 11, 13);
  static final LocalDate LAST = FIRST.plusDays(7);
  static final String APP = "cli_kept";
  static final String STORE = "cli_kept_store";
  static final String CORP = "ww_kept";
  static final String SECRET = "secret-of-a-kept-folder";

  private KeptFolder() {}

  /** Makes one with this version of the program. */
  static void make(Path temporary, Path zip) throws IOException {
    TypedCommands commands = new TypedCommands(temporary);
    Properties access = new Properties();
    commands.json(
        "tenant", "add", "Acme", "--id", "acme", "--corp-id", CORP, "--industry", "education");
    commands.json(
        "app", "add", "--tenant", "acme", "--vendor", "feishu", "--id", APP, "--secret", SECRET);
    commands.json(
        "app", "add", "--tenant", "acme", "--vendor", "wecom", "--id", "kept", "--secret", SECRET);
    commands.json("app", "add", "--store", "--vendor", "feishu", "--id", STORE, "--secret", SECRET);
    access.setProperty(
        "tenantKey", text(commands, "tenant_key", "app", "install", STORE, "--tenant", "acme"));
    access.setProperty(
        "readKey", text(commands, "key", "key", "add", "--tenant", "acme", "--for", "read"));
    access.setProperty("ticket", text(commands, "app_ticket", "app", "ticket", STORE));
    List<Event> events = events();
    int late = events.size() * 9 / 10;
    accept(commands, "first", events.subList(0, late));
    commands.json("rollup", "--through", LAST.minusDays(1).toString());
    try (FileJournal journal = FileJournal.open(commands.data.resolve("journal"))) {
      journal.seal(new TenantDay("acme", Region.CN, FIRST));
      journal.seal(new TenantDay("acme", Region.CN, FIRST.plusDays(1)));
    }
    retain(commands);
    accept(
        commands,
        "late",
        events.subList(late, events.size()).stream().filter(KeptFolder::isKept).toList());
    access.setProperty("token", KeptServer.token(commands, commands.data));
    commands.json("backup", "--to", temporary.resolve("backups").toString());
    commands.json("backup", "--to", temporary.resolve("backup.tar").toString());
    try (OutputStream out = Files.newOutputStream(temporary.resolve("access"))) {
      access.store(out, null);
    }
    zip(temporary, zip);
  }

  /** Lets the journal of the first day go, and what each person did on it. */
  private static void retain(TypedCommands commands) throws IOException {
    String settings = commands.file("kept.properties", "lateDays = 1");
    commands.json("retain", "--config", settings, "--journal-days", "7", "--person-days", "7");
    Files.delete(Path.of(settings));
  }

  private static boolean isKept(Event event) {
    return Region.CN.epochDayOf(event.envelope().timeMicros()) > FIRST.toEpochDay();
  }

  private static String text(TypedCommands commands, String field, String... arguments) {
    return commands.json(arguments).get(field).stringValue();
  }

  /** All of the directory, and one in three of everything else; somebody is erased. */
  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    int n = 0;
    for (RandomCompany.Phase phase : new RandomCompany(1, FIRST).phases()) {
      for (Event event : phase.arrivals()) {
        boolean home = event.envelope().region() == null;
        boolean timely = !event.envelope().id().startsWith("untimely");
        if (home && timely && (event instanceof DirectoryEvent || n++ % 3 == 0)) {
          events.add(event);
        }
      }
    }
    long micros = Region.CN.startOf(FIRST).getEpochSecond() * 1_000_000;
    events.addFirst(
        new DirectoryEvent.PersonErased(
            new Envelope("gone-2", "hr", micros + 1, null, null), "gone"));
    events.addFirst(
        new DirectoryEvent.PersonSet(
            new Envelope("gone-1", "hr", micros, null, null),
            "gone",
            "Gone",
            List.of(),
            null,
            null,
            null,
            true,
            null,
            null,
            Map.of()));
    return events;
  }

  private static void accept(TypedCommands commands, String name, List<Event> events) {
    EventLines lines = new EventLines();
    events.forEach(lines::add);
    String text = new String(lines.bytes(), 0, lines.length(), StandardCharsets.UTF_8);
    commands.json("import", "--tenant", "acme", commands.file(name + ".ndjson", text));
  }

  private static void zip(Path folder, Path zip) throws IOException {
    Files.createDirectories(zip.getParent());
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString();
        if (!name.endsWith(".ndjson") || name.startsWith("data")) {
          out.putNextEntry(new ZipEntry(name));
          Files.copy(file, out);
        }
      }
    }
  }

  /** Unpacks one; returns what was shown once. */
  static Properties unpack(Path zip, Path folder) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        Path target = folder.resolve(entry.getName()).normalize();
        Files.createDirectories(target.getParent());
        Files.copy(file.getInputStream(entry), target);
      }
    }
    Properties access = new Properties();
    try (var in = Files.newInputStream(folder.resolve("access"))) {
      access.load(in);
    }
    return access;
  }
}
