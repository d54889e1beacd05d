package dev.rollcall.server.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;

/**
 * The JVM and its process under Micrometer's usual names ({@code jvm_*}, {@code process_*}, {@code
 * system_*}). Begun when somebody first asks: a server that nobody watches starts faster without.
 */
final class MachineGauges {
  private final MeterRegistry registry;
  private boolean begun;

  MachineGauges(MeterRegistry registry) {
    this.registry = registry;
  }

  // Its notifications last as long as the registry they go to: the process's life.
  @SuppressWarnings("resource")
  synchronized void begin() {
    if (begun) {
      return;
    }
    begun = true;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmGcMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }
}
