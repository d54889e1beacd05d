package dev.rollcall.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.Event;
import dev.rollcall.events.EventLines;
import dev.rollcall.kit.NaiveRollcall;
import dev.rollcall.kit.RandomCompany;
import dev.rollcall.kit.RandomCompany.Phase;
import dev.rollcall.kit.Shrinking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random companies with everything in them, sent to a server over HTTP in phases, rolled up after
 * each, and asked at random through all six statistics APIs: every row is that of {@link
 * NaiveRollcall}, which nobody would call fast.
 *
 * <p>{@code -Drollcall.seeds=200} tries as many companies, {@code -Drollcall.seed=17} one alone. A
 * failure names the seed and as few of its events as still fail.
 */
final class SixEndpointsIT {
  private static final LocalDate FIRST = LocalDate.of(2026, 10, 28);
  private static final int SEEDS = 2;
  private static final int QUESTIONS = 8;
  private static final int LARGEST_BODY = 400;
  private static final int ATTEMPTS = 60;

  @TempDir private Path folder;
  private int runs;

  static LongStream seeds() {
    Long one = Long.getLong("rollcall.seed");
    return one != null
        ? LongStream.of(one)
        : LongStream.rangeClosed(1, Integer.getInteger("rollcall.seeds", SEEDS));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyRowIsThatOfTheModel(long seed) {
    List<Phase> phases = new RandomCompany(seed, FIRST).phases();
    try {
      run(seed, phases);
    } catch (AssertionError failure) {
      List<Event> all = phases.stream().flatMap(phase -> phase.arrivals().stream()).toList();
      List<Event> few =
          Shrinking.smallest(
              all.stream().filter(RandomCompany::canBeDropped).toList(),
              kept -> fails(seed, with(phases, kept)),
              ATTEMPTS);
      throw new AssertionError(
          "Seed %d fails, also with no more than these %d deeds:%n%s%n%s"
              .formatted(seed, few.size(), lines(few), failure.getMessage()),
          failure);
    }
  }

  private boolean fails(long seed, List<Phase> phases) {
    try {
      run(seed, phases);
      return false;
    } catch (AssertionError _) {
      return true;
    }
  }

  /** The phases with their directory events and those deeds alone. */
  private static List<Phase> with(List<Phase> phases, List<Event> kept) {
    Set<Event> chosen = Set.copyOf(kept);
    return phases.stream()
        .map(phase ->
            new Phase(
                phase.now(),
                phase.arrivals().stream()
                    .filter(event -> !RandomCompany.canBeDropped(event) || chosen.contains(event))
                    .toList()))
        .toList();
  }

  private static String lines(List<Event> events) {
    return events.stream()
        .map(event -> new String(EventLines.line(event), StandardCharsets.UTF_8))
        .collect(Collectors.joining("\n"));
  }

  private void run(long seed, List<Phase> phases) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomCompany company = new RandomCompany(seed, FIRST);
    String limitedTo = company.departments(RandomCompany.HOME).getFirst();
    NaiveRollcall model =
        new NaiveRollcall(RandomCompany.HOME, Set.of(RandomCompany.HOME, RandomCompany.ABROAD));
    try (RunningTenant server =
        new RunningTenant(fresh(), RandomCompany.HOME, RandomCompany.ABROAD, limitedTo)) {
      FeishuQuestions feishu =
          new FeishuQuestions(server, model, company, random, FIRST, limitedTo);
      WecomQuestions wecom = new WecomQuestions(server, model, company, random, limitedTo);
      for (Phase phase : phases) {
        server.now(phase.now());
        send(server, model, phase, random);
        server.publish();
        model.publish(phase.now());
        LocalDate today = RandomCompany.HOME.dayOf(phase.now());
        for (int i = 0; i < QUESTIONS; i++) {
          feishu.usage(today);
          feishu.people();
          feishu.workplaces();
          feishu.blocks();
          wecom.byOwner(today);
          wecom.byDay(today);
        }
      }
    }
  }

  private static void send(
      RunningTenant server, NaiveRollcall model, Phase phase, SplittableRandom random) {
    List<Event> rest = new ArrayList<>(phase.arrivals());
    while (!rest.isEmpty()) {
      List<Event> body = rest.subList(0, 1 + random.nextInt(Math.min(LARGEST_BODY, rest.size())));
      int taken = (int) body.stream().filter(event -> model.arrive(event, phase.now())).count();
      assertThat(server.send(body)).as("accepted of %d", body.size()).isEqualTo(taken);
      body.clear();
    }
  }

  private Path fresh() {
    try {
      return Files.createDirectory(folder.resolve("run-" + runs++));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
