package dev.rollcall.server.trials;

import dev.rollcall.events.Region;
import dev.rollcall.server.cli.TypedCommands;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * An organisation in which everybody has a department of their own, so that the figures of
 * departments are those of each person.
 *
 * @param intakeKeys what clients send with
 * @param readKey what figures are asked for with
 */
record Office(String tenant, Region region, List<String> intakeKeys, String readKey) {
  static final List<String> APPS = List.of("crm", "wiki", "desk");
  static final int PEOPLE = 30;

  static String person(int number) {
    return "u%02d".formatted(number);
  }

  /** The only department of a person. */
  static String departmentOf(String person) {
    return "d-" + person;
  }

  /** Makes one in a data folder, with a directory that holds from a day on. */
  static Office open(TypedCommands commands, String tenant, Region region, LocalDate since) {
    commands.json("tenant", "add", tenant, "--id", tenant, "--region", region.code());
    Office office =
        new Office(
            tenant,
            region,
            List.of(key(commands, tenant, "intake"), key(commands, tenant, "intake")),
            key(commands, tenant, "read"));
    String file = commands.file(tenant + "-directory.ndjson", office.directory(since));
    commands.json("import", "--tenant", tenant, file);
    return office;
  }

  private static String key(TypedCommands commands, String tenant, String purpose) {
    return commands.json("key", "add", "--tenant", tenant, "--for", purpose).get("key").asString();
  }

  private String directory(LocalDate since) {
    Instant time = region.startOf(since);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < PEOPLE; i++) {
      String person = person(i);
      String department = departmentOf(person);
      lines.append(
          TypedCommands.event(
              "department-" + i,
              "department.set",
              time.toString(),
              "{\"department\":\"%s\",\"parent\":\"0\",\"name\":\"%s\"}"
                  .formatted(department, department)));
      lines.append(
          TypedCommands.event(
              "person-" + i,
              "person.set",
              time.toString(),
              "{\"person\":\"%s\",\"name\":\"%s\",\"departments\":[\"%s\"]}"
                  .formatted(person, person, department)));
    }
    return lines.toString();
  }
}
