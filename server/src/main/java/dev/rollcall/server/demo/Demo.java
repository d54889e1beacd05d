package dev.rollcall.server.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A living sample organisation on a server of its own: a history up to yesterday, published, and
 * today as it happens. Started again on its folder it fills in the days since and goes on.
 */
public final class Demo implements AutoCloseable {
  /** Room for the time the demo runs without being started again. */
  private static final int SPARE_LATE_DAYS = 30;

  private final DemoServer server;
  private final IntakeClient intake;
  private final DemoToday today;
  private final DemoAccess access;

  private Demo(DemoServer server, IntakeClient intake, DemoToday today, DemoAccess access) {
    this.server = server;
    this.intake = intake;
    this.today = today;
    this.access = access;
  }

  /**
   * Runs a demo until the thread is interrupted.
   *
   * @param start how to start its server
   * @param out where progress, addresses, keys and examples are printed
   * @throws DemoException when it can not go on
   */
  public static void run(
      DemoSettings settings, DemoServer.Start start, Clock clock, PrintStream out) {
    try (Demo demo = start(settings, start, clock, out)) {
      demo.today.live();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gets a demo ready: once this returns, its history is published and its server answers. */
  static Demo start(DemoSettings settings, DemoServer.Start start, Clock clock, PrintStream out)
      throws InterruptedException {
    DemoScreen screen = new DemoScreen(out, clock);
    LocalDate date = SampleDay.REGION.dayOf(clock.instant());
    DemoDiary diary = DemoDiary.read(settings.folder()).orElseGet(() -> first(settings, date));
    int age = Math.toIntExact(ChronoUnit.DAYS.between(diary.first(), date));
    DemoServer server = start.start(settings.folder(), age + SPARE_LATE_DAYS);
    try {
      diary.write(settings.folder());
      return fill(settings, server, diary, clock, screen);
    } catch (RuntimeException | InterruptedException e) {
      server.close();
      throw e;
    }
  }

  private static Demo fill(
      DemoSettings settings, DemoServer server, DemoDiary diary, Clock clock, DemoScreen screen)
      throws InterruptedException {
    screen.line("The server listens at " + server.address());
    DemoAccess access = DemoAccess.make(server.catalog());
    IntakeClient intake = new IntakeClient(server.address(), access.intakeKey());
    DemoActivity activity = new DemoActivity(diary.seed(), diary.people(), diary.first());
    DemoDelivery delivery = new DemoDelivery(diary.seed());
    LocalDate yesterday = SampleDay.REGION.dayOf(clock.instant()).minusDays(1);
    DemoDiary filled =
        new DemoHistory(server, access.tenant(), intake, screen)
            .fill(diary, yesterday, activity, delivery, settings.folder());
    server.publishFromNowOn();
    DemoToday today = new DemoToday(activity, delivery, intake, clock, filled, settings.folder());
    today.catchUp();
    screen.line("Today so far is sent; what happens now is sent as it happens");
    screen.text(new DemoWelcome(server.address(), access, settings.folder(), yesterday).text());
    return new Demo(server, intake, today, access);
  }

  /** What one needs to get in. */
  DemoAccess access() {
    return access;
  }

  /** The server it lives in. */
  DemoServer server() {
    return server;
  }

  @Override
  public void close() {
    intake.close();
    server.close();
  }

  private static DemoDiary first(DemoSettings settings, LocalDate today) {
    LocalDate first = today.minusDays(settings.days());
    return new DemoDiary(settings.seed(), settings.people(), first, first.minusDays(1));
  }
}
