package dev.rollcall.benchmarks;

import dev.rollcall.counting.TreePass;
import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.DirectoryBytes;
import dev.rollcall.directory.KnownApp;
import dev.rollcall.directory.Memberships;
import dev.rollcall.events.Form;
import dev.rollcall.kit.RandomOrganisations;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * What one set of people costs to count in all departments at once, and what reading the directory
 * of a day costs: CPU milliseconds of this thread, the middle of many rounds. One person in five is
 * in two to five departments; the apps are used by 2 to 98 of 100 people.
 */
public final class TreePassing {
  private static final int APPS = 60;
  private static final int ROUNDS = 41;

  private final String name;
  private final boolean several;
  private final Directory directory;
  private final RoaringBitmap[] users = new RoaringBitmap[APPS];
  private final int[] amounts;
  private long checksum;

  private TreePassing(String name, int people, int departments, boolean several) {
    this.name = name;
    this.several = several;
    RandomOrganisations organisations = new RandomOrganisations(20_261_120);
    SplittableRandom random = new SplittableRandom(20_261_120);
    DepartmentTree tree =
        DepartmentTree.of(
            organisations.departments(RandomOrganisations.Shape.BUSHY, departments - 1));
    int[][] places = organisations.places(tree, people);
    for (int person = 0; person < people; person++) {
      if (places[person].length > 1 && !several) {
        places[person] = new int[] {places[person][0]};
      }
    }
    Memberships memberships = RandomOrganisations.memberships(tree, places);
    this.directory = new Directory(tree, memberships, apps());
    this.amounts = random.ints(people, 1, 200).toArray();
    for (int app = 0; app < APPS; app++) {
      users[app] = some(people, 2 + 96.0 * app / (APPS - 1), random);
    }
  }

  private static Map<String, KnownApp> apps() {
    Map<String, KnownApp> apps = new TreeMap<>();
    for (int app = 0; app < APPS; app++) {
      apps.put("cli_" + app, new KnownApp("App " + app, Set.of(Form.WEBAPP)));
    }
    return apps;
  }

  private static RoaringBitmap some(int people, double percent, SplittableRandom random) {
    RoaringBitmap set = new RoaringBitmap();
    for (int person = 0; person < people; person++) {
      if (random.nextDouble(100) < percent) {
        set.add(person);
      }
    }
    return set;
  }

  /** Takes no arguments. */
  public static void main(String[] arguments) {
    System.out.printf("%-44s %12s %12s%n", "CPU milliseconds", "middle", "worst");
    new TreePassing("100,000 people, 5,000 departments", 100_000, 5_000, false).run();
    new TreePassing("100,000 people, 5,000 departments", 100_000, 5_000, true).run();
    new TreePassing("1 M people, 50,000 departments", 1_000_000, 50_000, false).run();
    new TreePassing("1 M people, 50,000 departments", 1_000_000, 50_000, true).run();
  }

  private void run() {
    byte[] bytes = DirectoryBytes.write(directory);
    System.out.printf(
        "%s, %s; %d apps; %,d bytes%n",
        name, several ? "one in five in several" : "nobody in several", APPS, bytes.length);
    report("people of one app, every department", APPS, this::countPeople);
    report("amounts of one app, every department", APPS, this::countSums);
    report(
        "a directory read from bytes",
        1,
        _ -> checksum += DirectoryBytes.read(bytes).tree().size());
    System.out.println("checksum " + checksum);
  }

  private void countPeople(int app) {
    int[] figures = TreePass.people(directory.tree(), directory.memberships(), users[app]);
    checksum += figures[figures.length - 1];
  }

  private void countSums(int app) {
    long[] figures = TreePass.sums(directory.tree(), directory.memberships(), users[app], amounts);
    checksum += figures[figures.length - 1];
  }

  /** Each round does the work for all; the figures are per piece. */
  private static void report(String what, int pieces, IntConsumer work) {
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int piece = 0; piece < pieces; piece++) {
        work.accept(piece);
      }
      long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
      rounds[round] = nanos / 1e6 / pieces;
    }
    Arrays.sort(rounds);
    System.out.printf("  %-42s %12.3f %12.3f%n", what, rounds[ROUNDS / 2], rounds[ROUNDS - 1]);
  }
}
