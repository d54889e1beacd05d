package dev.rollcall.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestMeterTest {
  @Test
  void theNumberOfSeriesIsBounded() {
    Metrics metrics = new Metrics();
    for (int i = 0; i < 3 * RequestMeter.MOST_SERIES; i++) {
      metrics.requests().count("read", "4xx", "cause-" + i, 1);
    }
    Scrape scrape = Scrape.of(metrics.text());
    assertThat(scrape.values("cause")).hasSize(RequestMeter.MOST_SERIES + 1).contains("more");
    assertThat(
            scrape.value(
                "rollcall_requests_total", "surface=\"read\"", "status=\"more\"", "cause=\"more\""))
        .isEqualTo(2.0 * RequestMeter.MOST_SERIES);
  }
}
