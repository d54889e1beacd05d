package dev.rollcall.server.cli;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.events.Region;
import dev.rollcall.rollup.Progress;
import dev.rollcall.server.DataFolder;
import dev.rollcall.server.FolderLock;
import dev.rollcall.server.Parts;
import dev.rollcall.server.RollcallServer;
import dev.rollcall.server.Settings;
import dev.rollcall.server.Surface;
import dev.rollcall.server.access.KeyAccess;
import dev.rollcall.server.api.OpenApi;
import dev.rollcall.server.api.ReadApi;
import dev.rollcall.server.console.Console;
import dev.rollcall.server.demo.DemoServer;
import dev.rollcall.server.feishu.FeishuSurface;
import dev.rollcall.server.intake.Intake;
import dev.rollcall.server.metrics.Metrics;
import dev.rollcall.server.metrics.RollupMeter;
import dev.rollcall.server.publishing.DailyPublisher;
import dev.rollcall.server.publishing.Publishing;
import dev.rollcall.server.publishing.Retaining;
import dev.rollcall.server.publishing.SealingOfOldDays;
import dev.rollcall.server.sandbox.Faults;
import dev.rollcall.server.sandbox.Sandbox;
import dev.rollcall.server.wecom.WecomSurface;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A data folder that is served: its lock, its stores, the HTTP server with all surfaces and what
 * publishes its days. Closing takes them down in the opposite order.
 */
final class Serving implements DemoServer {
  private final FolderLock lock;
  private final Stores stores;
  private final RollcallServer server;
  private final FeishuSurface feishu;
  private final WecomSurface wecom;
  private final Publishing publishing;
  private final DailyPublisher publisher;
  private final URI address;
  private Runnable published = () -> {};

  private Serving(
      FolderLock lock,
      Stores stores,
      RollcallServer server,
      FeishuSurface feishu,
      WecomSurface wecom,
      Publishing publishing,
      DailyPublisher publisher,
      URI address) {
    this.lock = lock;
    this.stores = stores;
    this.server = server;
    this.feishu = feishu;
    this.wecom = wecom;
    this.publishing = publishing;
    this.publisher = publisher;
    this.address = address;
  }

  /**
   * Begins to serve; days are published only from {@link #publishFromNowOn} on.
   *
   * @throws CommandFailure when another server has the folder
   */
  static Serving start(DataFolder folder, Settings settings, Clock clock) {
    return start(folder, settings, Faults.none(), clock);
  }

  /**
   * Begins to serve, with faults on demand when it is a sandbox.
   *
   * @throws CommandFailure when another server has the folder
   */
  static Serving start(DataFolder folder, Settings settings, Faults faults, Clock clock) {
    FolderLock lock =
        FolderLock.tryTake(folder.serverLock()).orElseThrow(() -> alreadyServed(folder));
    try {
      Stores stores = Stores.of(folder, clock, settings.stores());
      try {
        return start(lock, stores, settings, faults, clock);
      } catch (RuntimeException e) {
        stores.close();
        throw e;
      }
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Serving start(
      FolderLock lock, Stores stores, Settings settings, Faults faults, Clock clock) {
    stores.journal().recover();
    Parts parts = stores.parts();
    Metrics metrics = new Metrics();
    Publishing publishing = stores.publishing(rollup -> new RollupMeter(rollup, metrics));
    DailyPublisher publisher =
        new DailyPublisher(
            stores.catalog().tenants(),
            publishing,
            List.of(
                new SealingOfOldDays(stores.journal(), settings.intake().times().lateDays(), clock),
                new Retaining(stores.retention(), settings.retention())),
            settings.publishing(),
            clock);
    FeishuSurface feishu = new FeishuSurface(parts, settings.feishu(), faults);
    KeyAccess access = new KeyAccess(parts.catalog().keys(), clock);
    WecomSurface wecom = new WecomSurface(parts, settings.wecom(), faults);
    List<Surface> surfaces = new ArrayList<>();
    if (faults.areOn()) {
      surfaces.add(new Sandbox(access, faults));
    }
    surfaces.addAll(
        List.of(
            feishu,
            wecom,
            new Intake(parts, settings.intake(), metrics.events(), access),
            new OpenApi(),
            new ReadApi(parts, access),
            new Console()));
    RollcallServer server =
        RollcallServer.start(settings.http(), settings.operating(), parts, surfaces, metrics);
    URI address = address(settings, server.port());
    lock.note("process %d, %s".formatted(ProcessHandle.current().pid(), address));
    return new Serving(lock, stores, server, feishu, wecom, publishing, publisher, address);
  }

  private static CommandFailure alreadyServed(DataFolder folder) {
    return new CommandFailure(
        "A server runs on %s already (%s); stop it, or name another folder with --data"
            .formatted(folder.root(), FolderLock.holder(folder.serverLock())));
  }

  /** An address to listen on everywhere is none to go to. */
  private static URI address(Settings settings, int port) {
    String asked = settings.http().host();
    String host = asked.equals("0.0.0.0") || asked.equals("::") ? "127.0.0.1" : asked;
    String scheme = settings.operating().tls() == null ? "http" : "https";
    return URI.create(
        "%s://%s:%d".formatted(scheme, host.contains(":") ? "[" + host + "]" : host, port));
  }

  /** Watches the journal and does something some time after it has failed. */
  JournalWatch watchJournal(Duration faultTime, Runnable then) {
    return new JournalWatch(stores.journal(), faultTime, then);
  }

  /** What to do once days are published by themselves. */
  void whenPublishing(Runnable then) {
    published = then;
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Catalog catalog() {
    return stores.catalog();
  }

  @Override
  public void publish(Tenant tenant, LocalDate through, Progress progress) {
    try (FolderLock _ =
        publishing
            .tryTakeTurn()
            .orElseThrow(() ->
                new CommandFailure(
                    "Days of this folder are being published already (%s); try again"
                        .formatted(publishing.whoseTurn())))) {
      for (Region region : tenant.regions()) {
        publishing.run(tenant, region, through, progress);
      }
    }
  }

  @Override
  public void publishFromNowOn() {
    publisher.start();
    feishu.pushTicketsFromNowOn();
    published.run();
  }

  @Override
  public void close() {
    LogSetup.stopping();
    try (lock;
        stores;
        feishu;
        wecom;
        server) {
      publisher.close();
    }
  }
}
