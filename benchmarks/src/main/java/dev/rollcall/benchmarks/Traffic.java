package dev.rollcall.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;

/** Batches of events at some rate, and those who read besides, always at the same one. */
final class Traffic {
  /** Pages of departments, of people, of group chats, and logins a second. */
  private static final int[] READS_PER_SECOND = {50, 20, 20, 20};

  private static final int READERS = 32;
  private static final int WATCH_MILLIS = 100;

  private final Jar.Server server;
  private final List<byte[]> batches;
  private final List<byte[]> reads = new ArrayList<>();
  private final int connections;

  /**
   * @param connections so many batches can be under way at once
   */
  Traffic(Jar.Server server, OverloadOffice office, List<byte[]> batches, int connections)
      throws IOException {
    this.server = server;
    this.batches = batches;
    this.connections = connections;
    try (HttpConnection connection = new HttpConnection(server.port())) {
      reads.addAll(office.pages(connection));
      reads.add(office.login());
    }
  }

  /** Lets it flow. */
  TrafficFigures run(double batchesPerSecond, double seconds) throws InterruptedException {
    OpenLoop intake =
        new OpenLoop(
            server.port(), batches, body -> body.endsWith(",\"rejected\":[]}"), connections);
    List<OpenLoop> readers =
        reads.stream()
            .map(read -> new OpenLoop(server.port(), List.of(read), Traffic::isGood, READERS))
            .toList();
    long from = System.nanoTime();
    List<Thread> threads = new ArrayList<>(intake.start(batchesPerSecond, seconds));
    for (int i = 0; i < READS_PER_SECOND.length; i++) {
      threads.addAll(readers.get(i).start(READS_PER_SECOND[i], seconds));
    }
    ConcurrentNavigableMap<Long, Long> memory = new ConcurrentSkipListMap<>();
    Thread watch = Thread.ofPlatform().daemon().start(() -> watch(memory));
    for (Thread thread : threads) {
      thread.join();
    }
    watch.interrupt();
    watch.join();
    return new TrafficFigures(
        intake.outcomes(),
        readers.stream().flatMap(loop -> loop.outcomes().stream()).toList(),
        memory,
        from,
        from + Math.round(seconds * 1e9));
  }

  /** The request for a page of departments. */
  byte[] departments() {
    return reads.get(0);
  }

  /** The request that is answered with the most bytes. */
  byte[] largest() {
    return reads.get(1);
  }

  private static boolean isGood(String body) {
    return body.contains("\"code\":0,") || body.contains("\"errmsg\":\"ok\"");
  }

  private void watch(ConcurrentNavigableMap<Long, Long> memory) {
    try {
      while (true) {
        memory.put(System.nanoTime(), server.linux().residentMebibytes());
        TimeUnit.MILLISECONDS.sleep(WATCH_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
