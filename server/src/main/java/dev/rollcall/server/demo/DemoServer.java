package dev.rollcall.server.demo;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.catalog.Tenant;
import dev.rollcall.rollup.Progress;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;

/** The server a demo lives in: an ordinary one, on the demo's own data folder. */
public interface DemoServer extends AutoCloseable {
  /** Starts one. */
  @FunctionalInterface
  interface Start {
    /**
     * Opens the folder and serves it.
     *
     * @param folder the data folder, which may not be there yet
     * @param lateDays how old an event may be; the demo sends its whole history
     */
    DemoServer start(Path folder, int lateDays);
  }

  /** Where it listens, such as {@code http://127.0.0.1:8080}. */
  URI address();

  /** The catalog it serves from. */
  Catalog catalog();

  /** Publishes every day through this one that is new or changed. */
  void publish(Tenant tenant, LocalDate through, Progress progress);

  /** From now on days are published by themselves, as on any server. */
  void publishFromNowOn();

  @Override
  void close();
}
