package dev.rollcall.server.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The present of the sample organisation: each event is sent when its time has come, at the start
 * those of today so far. After midnight the next day begins by itself.
 */
final class DemoToday {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final DemoActivity activity;
  private final DemoDelivery delivery;
  private final IntakeClient intake;
  private final Clock clock;
  private final Path folder;
  private final Deque<DemoEvent> ahead = new ArrayDeque<>();
  private DemoDiary diary;

  DemoToday(
      DemoActivity activity,
      DemoDelivery delivery,
      IntakeClient intake,
      Clock clock,
      DemoDiary diary,
      Path folder) {
    this.activity = activity;
    this.delivery = delivery;
    this.intake = intake;
    this.clock = clock;
    this.diary = diary;
    this.folder = folder;
  }

  /** Lives on until the thread is interrupted. */
  void live() throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      catchUp();
      Thread.sleep(TICK);
    }
    throw new InterruptedException();
  }

  /** Sends what has happened until now; the diary follows once it is sent. */
  void catchUp() throws InterruptedException {
    DemoDiary before = diary;
    intake.send(due(clock.instant()));
    if (!diary.equals(before)) {
      diary.write(folder);
    }
  }

  /** The events whose time has come and that were not sent yet. */
  List<DemoEvent> due(Instant now) {
    List<DemoEvent> due = new ArrayList<>();
    while (!activity.next().date().isAfter(SampleDay.REGION.dayOf(now))) {
      due.addAll(ahead);
      ahead.clear();
      diary = diary.sentThrough(activity.next().date().minusDays(1));
      begin(activity.next());
    }
    while (!ahead.isEmpty() && !ahead.getFirst().time().isAfter(now)) {
      due.add(ahead.removeFirst());
    }
    return due;
  }

  private void begin(SampleDay day) {
    List<DemoEvent> events = new ArrayList<>(delivery.on(day.index(), activity.play()));
    events.sort(Comparator.comparing(DemoEvent::time));
    ahead.addAll(events);
  }
}
