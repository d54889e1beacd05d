package dev.rollcall.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.facts.GroupMetric;
import dev.rollcall.kit.NaiveRollcall;
import dev.rollcall.kit.NaiveRollcall.Owned;
import dev.rollcall.kit.NaiveRollcall.Owners;
import dev.rollcall.kit.RandomCompany;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Random questions to the two WeCom paths, every page of every answer beside the model's. */
final class WecomQuestions {
  private static final String STATISTIC = "/cgi-bin/externalcontact/groupchat/statistic";
  private static final int DAY_SECONDS = 86_400;
  private static final List<GroupMetric> ORDERS =
      List.of(
          GroupMetric.NEW_CHATS, GroupMetric.CHATS, GroupMetric.NEW_MEMBERS, GroupMetric.MEMBERS);

  private final RunningTenant server;
  private final NaiveRollcall model;
  private final RandomCompany company;
  private final SplittableRandom random;
  private final String limitedTo;

  /**
   * @param limitedTo the department that the limited app sees
   */
  WecomQuestions(
      RunningTenant server,
      NaiveRollcall model,
      RandomCompany company,
      SplittableRandom random,
      String limitedTo) {
    this.server = server;
    this.model = model;
    this.company = company;
    this.random = random;
    this.limitedTo = limitedTo;
  }

  /** What both paths are asked alike. */
  private record Asked(LocalDate from, LocalDate to, Owners owners, String app, String body) {}

  /** By owner: any order and size of pages. */
  void byOwner(LocalDate today) {
    Asked asked = asked(today);
    int order = random.nextInt(ORDERS.size());
    boolean ascending = random.nextBoolean();
    List<String> expected =
        model.chats(asked.from(), asked.to(), asked.owners(), ORDERS.get(order), ascending).stream()
            .map(WecomQuestions::text)
            .toList();
    List<String> owners = new ArrayList<>();
    int offset = 0;
    int total;
    do {
      String body =
          asked.body()
              + ",\"order_by\":%d,\"order_asc\":%d,\"offset\":%d,\"limit\":%d}"
                  .formatted(order + 1, ascending ? 1 : 0, offset, 1 + random.nextInt(8));
      JsonNode page = ask(asked, STATISTIC, body);
      for (JsonNode item : page.get("items")) {
        Map<GroupMetric, Long> figures = figures(item.get("data"));
        owners.add(text(new Owned(item.get("owner").stringValue(), figures)));
      }
      offset = page.get("next_offset").intValue();
      total = page.get("total").intValue();
    } while (offset < total);
    assertThat(owners)
        .as("%s, order %d, ascending %s, %s", asked.body(), order, ascending, asked.app())
        .isEqualTo(expected);
  }

  /** By day. */
  void byDay(LocalDate today) {
    Asked asked = asked(today);
    Map<Long, Map<GroupMetric, Long>> expected = new TreeMap<>();
    model
        .chatsByDay(asked.from(), asked.to(), asked.owners())
        .forEach((day, sums) -> {
          sums.values().removeIf(amount -> amount == 0);
          expected.put(seconds(day), sums);
        });
    Map<Long, Map<GroupMetric, Long>> days = new TreeMap<>();
    for (JsonNode item : ask(asked, STATISTIC + "_group_by_day", asked.body() + "}").get("items")) {
      days.put(item.get("stat_time").longValue(), figures(item.get("data")));
    }
    assertThat(days).as(asked.body() + " " + asked.app()).isEqualTo(expected);
  }

  /** Both dates lie before today; any second of them is as good as the first. */
  private Asked asked(LocalDate today) {
    LocalDate from = today.minusDays(1 + random.nextInt(12));
    LocalDate to = from.plusDays(random.nextInt(31));
    if (!to.isBefore(today)) {
      to = today.minusDays(1);
    }
    Set<String> users = some(RandomCompany.people());
    Set<String> parties = some(company.departments(RandomCompany.HOME));
    boolean limited = random.nextInt(3) == 0;
    Owners owners = new Owners(users, parties, limited ? Set.of(limitedTo) : Set.of());
    String body =
        "{\"day_begin_time\":%d,\"day_end_time\":%d,\"owner_filter\":{\"userid_list\":%s,\"partyid_list\":%s}"
            .formatted(
                seconds(from) + random.nextInt(DAY_SECONDS),
                seconds(to) + random.nextInt(DAY_SECONDS),
                list(users),
                list(parties));
    String app = limited ? RunningTenant.LIMITED : RunningTenant.EVERYTHING;
    return new Asked(from, to, owners, app, body);
  }

  private Set<String> some(List<String> all) {
    Set<String> some = new TreeSet<>();
    for (int n = random.nextBoolean() ? 0 : random.nextInt(4); n > 0; n--) {
      some.add(all.get(random.nextInt(all.size())));
    }
    return some;
  }

  private static String list(Set<String> texts) {
    return texts.stream()
        .map(text -> "\"" + text + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static long seconds(LocalDate day) {
    return RandomCompany.HOME.startOf(day).getEpochSecond();
  }

  private JsonNode ask(Asked asked, String path, String body) {
    String token = server.wecomToken(asked.app());
    JsonNode answer = server.ask(server.post(path + "?access_token=" + token, body));
    assertThat(answer.get("errmsg").stringValue()).as(body).isEqualTo("ok");
    return answer;
  }

  private static String text(Owned owned) {
    return owned.owner() + " " + owned.figures();
  }

  /** Those that are not 0. */
  private static Map<GroupMetric, Long> figures(JsonNode data) {
    Map<GroupMetric, Long> figures = new EnumMap<>(GroupMetric.class);
    assertThat(data).hasSize(GroupMetric.values().length);
    for (GroupMetric metric : GroupMetric.values()) {
      long amount = data.get(metric.word()).longValue();
      if (amount != 0) {
        figures.put(metric, amount);
      }
    }
    return figures;
  }
}
