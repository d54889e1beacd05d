package dev.rollcall.server.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Clicks on a portal as visits of workplaces, of which each article is a block: every day, every
 * workplace and every block against a naive recount, and every day against the answers.
 */
class WorkplaceRealDataIT {
  private static final String RANGE = "from_date=2016-01-01&to_date=2017-03-31&page_size=200";
  private static final List<String> WORKPLACES = List.of("default", "tpl_a", "tpl_b");
  private static final String ANYWHERE = "anywhere";

  /** Who visited something on a day, and how often. */
  private static final class Recount {
    private final Set<String> people = new HashSet<>();
    private int visits;

    private Figures figures() {
      return new Figures(visits, people.size());
    }
  }

  private record Figures(int visits, int people) {
    static Figures of(JsonNode accessData) {
      return new Figures(accessData.get("pv").intValue(), accessData.get("uv").intValue());
    }
  }

  /** Figures by day and by workplace or block. */
  private static final class Recounts {
    private final Map<String, Map<String, Recount>> days = new TreeMap<>();

    void add(LocalDate day, String subject, String person) {
      Recount recount =
          days.computeIfAbsent(day.toString(), _ -> new TreeMap<>())
              .computeIfAbsent(subject, _ -> new Recount());
      recount.people.add(person);
      recount.visits++;
    }

    Map<String, Figures> of(String subject) {
      Map<String, Figures> figures = new TreeMap<>();
      days.forEach((day, subjects) -> {
        Recount recount = subjects.get(subject);
        if (recount != null) {
          figures.put(day, recount.figures());
        }
      });
      return figures;
    }

    Map<String, Figures> without(Set<String> left) {
      Map<String, Figures> figures = new TreeMap<>();
      days.forEach((day, subjects) ->
          subjects.forEach((subject, recount) -> {
            if (!left.contains(subject)) {
              figures.put(day + " " + subject, recount.figures());
            }
          }));
      return figures;
    }
  }

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"UTC, us, 0", "UTC+8, cn, 8"})
  void everyDayWorkplaceAndBlockIsReadBack(String zone, String region, int hours) {
    SharedData data = SharedData.of("deskdrop");
    Recounts workplaces = new Recounts();
    Recounts blocks = new Recounts();
    Path file = folder.resolve("events.ndjson.gz");
    try (EventFile out = new EventFile(file)) {
      data.forEach("activity", row -> visit(row, hours, out, workplaces, blocks));
    }
    try (RollcallJar jar = new RollcallJar(folder.resolve("data"), "2017-04-05T00:00:00Z")) {
      jar.run("tenant", "add", "Real", "--id", "real", "--region", region);
      JsonNode app = jar.run("app", "add", "--tenant", "real", "--vendor", "feishu");
      jar.run("import", "--tenant", "real", file.toString());
      jar.run("rollup");
      FeishuClient client = new FeishuClient(jar.serve(), app);
      assertThat(everywhere(client, "all_workplace"))
          .isEqualTo(answers(data, zone))
          .isEqualTo(workplaces.of(ANYWHERE))
          .hasSizeGreaterThan(300);
      assertThat(everywhere(client, "default_workplace")).isEqualTo(workplaces.of("default"));
      assertThat(listed(client, "custom_workplace_access_data", "custom_workplace_id"))
          .isEqualTo(workplaces.without(Set.of(ANYWHERE, "default")));
      assertThat(listed(client, "workplace_block_access_data", "block_id"))
          .isEqualTo(blocks.without(Set.of()))
          .hasSizeGreaterThan(10_000);
    }
  }

  private static void visit(
      SharedData.Row row, int hours, EventFile out, Recounts workplaces, Recounts blocks) {
    if (!row.get("kind").equals("page_view")) {
      return;
    }
    Instant time = Instant.ofEpochMilli(Long.parseLong(row.get("time_epoch_ms")));
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.ofHours(hours));
    String person = row.get("user_id");
    String article = row.get("object");
    String workplace = WORKPLACES.get(Math.floorMod(article.hashCode(), WORKPLACES.size()));
    out.event("workplace.visited", time, Map.of("person", person, "workplace", workplace));
    workplaces.add(day, ANYWHERE, person);
    workplaces.add(day, workplace, person);
    out.event("block.visited", time, Map.of("person", person, "block", article));
    blocks.add(day, article, person);
  }

  /** The days with any visit; the others must be there with zeros. */
  private static Map<String, Figures> everywhere(FeishuClient client, String which) {
    Map<String, Figures> figures = new TreeMap<>();
    LocalDate before = null;
    for (JsonNode item : client.all("workplace_access_data", RANGE)) {
      LocalDate day = LocalDate.parse(item.get("date").asString());
      if (before != null) {
        assertThat(day).isEqualTo(before.plusDays(1));
      }
      before = day;
      figures.put(day.toString(), Figures.of(item.get(which)));
    }
    figures.values().removeIf(figure -> figure.visits() == 0);
    return figures;
  }

  private static Map<String, Figures> listed(FeishuClient client, String list, String id) {
    Map<String, Figures> figures = new HashMap<>();
    for (JsonNode item : client.all(list, RANGE)) {
      figures.put(
          item.get("date").asString() + " " + item.get(id).asString(),
          Figures.of(item.get("access_data")));
    }
    return figures;
  }

  private static Map<String, Figures> answers(SharedData data, String zone) {
    Map<String, Figures> answers = new TreeMap<>();
    data.forEach(
        "answers/active_by_kind_day",
        row -> {
          if (row.get("tz").equals(zone) && row.get("kind").equals("page_view")) {
            answers.put(
                row.get("date"),
                new Figures(
                    Integer.parseInt(row.get("events")), Integer.parseInt(row.get("users"))));
          }
        });
    return answers;
  }
}
