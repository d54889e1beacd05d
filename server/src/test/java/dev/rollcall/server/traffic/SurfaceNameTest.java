package dev.rollcall.server.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurfaceNameTest {
  @ParameterizedTest
  @CsvSource({
    "/v1/events, INTAKE",
    "/v1/events/x, INTAKE",
    "/v1/eventsx, READ",
    "/v1/status, READ",
    "/v1, READ",
    "/v10, OTHER",
    "/open-apis/admin/v1/x, FEISHU",
    "//open-apis/x, FEISHU",
    "/open-apis, FEISHU",
    "/open-apisx, OTHER",
    "/cgi-bin/gettoken, WECOM",
    "///cgi-bin/gettoken, WECOM",
    "/, CONSOLE",
    "//, CONSOLE",
    "/console/chart.js, CONSOLE",
    "/consolex, OTHER",
    "/livez, HEALTH",
    "/readyz, HEALTH",
    "/metrics, HEALTH",
    "/metricsx, OTHER",
    "'', OTHER"
  })
  void aPathBeginsWithItsSurface(String path, SurfaceName surface) {
    assertThat(SurfaceName.of(path)).isEqualTo(surface);
  }
}
