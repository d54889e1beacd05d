package dev.rollcall.server.demo;

import dev.rollcall.catalog.Tenant;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * The past of the sample organisation up to yesterday: sent day by day through the intake,
 * published, and then, when the phones that had no network come back, sent the rest and published
 * again.
 */
final class DemoHistory {
  private static final int DAYS_A_STEP = 10;

  private final DemoServer server;
  private final Tenant tenant;
  private final IntakeClient intake;
  private final DemoScreen screen;

  DemoHistory(DemoServer server, Tenant tenant, IntakeClient intake, DemoScreen screen) {
    this.server = server;
    this.tenant = tenant;
    this.intake = intake;
    this.screen = screen;
  }

  /** Sends and publishes what is missing; the activity goes on from the day after yesterday. */
  DemoDiary fill(
      DemoDiary diary,
      LocalDate yesterday,
      DemoActivity activity,
      DemoDelivery delivery,
      Path folder)
      throws InterruptedException {
    skip(diary, activity, delivery);
    if (activity.next().date().isAfter(yesterday)) {
      publish(yesterday, "Publishing");
      return diary;
    }
    send(yesterday, activity, delivery);
    publish(yesterday, "Publishing");
    List<DemoEvent> late = delivery.rest();
    intake.send(late);
    DemoDiary filled = diary.sentThrough(yesterday);
    filled.write(folder);
    screen.line("%,d late and repeated events arrived".formatted(late.size()));
    publish(yesterday, "Publishing the changed days again");
    return filled;
  }

  /** Goes to the first day that was not sent; what is still held back from before is kept. */
  private static void skip(DemoDiary diary, DemoActivity activity, DemoDelivery delivery) {
    LocalDate replayed = diary.sent().minusDays(DemoDelivery.LONGEST_DAYS);
    while (!activity.next().date().isAfter(diary.sent())) {
      SampleDay day = activity.next();
      if (day.date().isBefore(replayed)) {
        activity.pass();
      } else {
        delivery.on(day.index(), activity.play());
      }
    }
  }

  private void send(LocalDate yesterday, DemoActivity activity, DemoDelivery delivery)
      throws InterruptedException {
    while (!activity.next().date().isAfter(yesterday)) {
      SampleDay day = activity.next();
      intake.send(delivery.on(day.index(), activity.play()));
      if (day.index() % DAYS_A_STEP == DAYS_A_STEP - 1 || day.date().equals(yesterday)) {
        screen.progress("Sent %,d events through %s".formatted(intake.sent(), day.date()));
      }
    }
    screen.done();
  }

  private void publish(LocalDate yesterday, String what) {
    server.publish(
        tenant,
        yesterday,
        step ->
            screen.progress(
                "%s: %d of %d days".formatted(what, step.daysDone(), step.daysInAll())));
    screen.done();
  }
}
