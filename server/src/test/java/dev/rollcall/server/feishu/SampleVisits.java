package dev.rollcall.server.feishu;

import dev.rollcall.catalog.Publications;
import dev.rollcall.events.Region;
import dev.rollcall.events.TenantDay;
import dev.rollcall.facts.Amounts;
import dev.rollcall.facts.DayFacts;
import dev.rollcall.facts.FactFolder;
import dev.rollcall.facts.FactsRun;
import dev.rollcall.facts.PackedUsage;
import dev.rollcall.facts.Usage;
import dev.rollcall.facts.UsageKey;
import dev.rollcall.kit.SetClock;
import dev.rollcall.kit.Workbench;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/**
 * Five days of visits of acme, small enough to count by hand; people by their numbers.
 *
 * <pre>
 *   Mon 16   default: 1 three times, 2 once            block ...334: 1 twice
 *   Tue 17   nothing
 *   Wed 18   default: 3 once; tpl_5: 1 once            block ...334: 1 once; block ...335: 2 once
 *   Thu 19   default: 2 once; tpl_5: 2 twice; tpl_7: 2 once
 *   Fri 20   default: 4 four times                     block ...336: 4 once
 * </pre>
 */
final class SampleVisits {
  static final String FIRST_BLOCK = "283438293839422334";
  static final String SECOND_BLOCK = "283438293839422335";
  static final String THIRD_BLOCK = "283438293839422336";

  private static final int MONDAY = 16;
  private static final int FRIDAY = 20;

  private SampleVisits() {}

  /** Publishes the five days in the folder of a workbench. */
  static void publish(Path folder, Workbench workbench) {
    for (int day = MONDAY; day <= FRIDAY; day++) {
      publish(folder, workbench, day, usages(day));
    }
  }

  /** Publishes Friday again, with a fifth person who visits often. */
  static void publishFridayAgain(Path folder, Workbench workbench) {
    SortedMap<UsageKey, PackedUsage> usages = usages(FRIDAY);
    put(usages, UsageKey.workplaces(), Map.of(4, 4, 5, 1000));
    put(usages, UsageKey.workplace("default"), Map.of(4, 4, 5, 1000));
    publish(folder, workbench, FRIDAY, usages);
  }

  private static SortedMap<UsageKey, PackedUsage> usages(int day) {
    SortedMap<UsageKey, PackedUsage> usages = new TreeMap<>();
    switch (day) {
      case MONDAY -> {
        put(usages, UsageKey.workplaces(), Map.of(1, 3, 2, 1));
        put(usages, UsageKey.workplace("default"), Map.of(1, 3, 2, 1));
        put(usages, UsageKey.block(FIRST_BLOCK), Map.of(1, 2));
      }
      case MONDAY + 2 -> {
        put(usages, UsageKey.workplaces(), Map.of(1, 1, 3, 1));
        put(usages, UsageKey.workplace("default"), Map.of(3, 1));
        put(usages, UsageKey.workplace("tpl_5"), Map.of(1, 1));
        put(usages, UsageKey.block(FIRST_BLOCK), Map.of(1, 1));
        put(usages, UsageKey.block(SECOND_BLOCK), Map.of(2, 1));
      }
      case MONDAY + 3 -> {
        put(usages, UsageKey.workplaces(), Map.of(2, 4));
        put(usages, UsageKey.workplace("default"), Map.of(2, 1));
        put(usages, UsageKey.workplace("tpl_5"), Map.of(2, 2));
        put(usages, UsageKey.workplace("tpl_7"), Map.of(2, 1));
      }
      case FRIDAY -> {
        put(usages, UsageKey.workplaces(), Map.of(4, 4));
        put(usages, UsageKey.workplace("default"), Map.of(4, 4));
        put(usages, UsageKey.block(THIRD_BLOCK), Map.of(4, 1));
      }
      default -> {}
    }
    return usages;
  }

  private static void put(
      SortedMap<UsageKey, PackedUsage> usages, UsageKey key, Map<Integer, Integer> visits) {
    SortedMap<Integer, Integer> sorted = new TreeMap<>(visits);
    int[] people = sorted.keySet().stream().mapToInt(Integer::intValue).toArray();
    int[] amounts = sorted.values().stream().mapToInt(Integer::intValue).toArray();
    Usage usage =
        new Usage(
            RoaringBitmap.bitmapOf(people),
            Amounts.of(amounts, amounts.length),
            Amounts.of(new int[amounts.length], amounts.length));
    usages.put(key, PackedUsage.of(usage));
  }

  private static void publish(
      Path folder, Workbench workbench, int day, SortedMap<UsageKey, PackedUsage> usages) {
    TenantDay tenantDay = new TenantDay("acme", Region.CN, LocalDate.of(2026, 11, day));
    SetClock clock = new SetClock(FeishuServer.NOW);
    FactsRun run = new FactFolder(folder.resolve("facts"), clock).begin("acme", Region.CN);
    String manifest =
        run.day(
            new DayFacts(
                tenantDay,
                1,
                0,
                usages,
                run.directory("none", new byte[0], new byte[0]),
                null,
                "",
                "after " + day,
                List.of()));
    run.sync();
    workbench
        .catalog()
        .publications()
        .publish(
            List.of(new Publications.Entry(tenantDay, manifest, 1, "", "after " + day)),
            clock.instant());
  }
}
