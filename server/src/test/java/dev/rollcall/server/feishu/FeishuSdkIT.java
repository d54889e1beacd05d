package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lark.oapi.Client;
import com.lark.oapi.core.exception.ObtainAccessTokenException;
import com.lark.oapi.core.response.BaseResponse;
import com.lark.oapi.service.application.v6.model.ApplicationAppUsage;
import com.lark.oapi.service.application.v6.model.ApplicationDepartmentAppUsage;
import com.lark.oapi.service.application.v6.model.DepartmentOverviewApplicationAppUsageReq;
import com.lark.oapi.service.application.v6.model.DepartmentOverviewApplicationAppUsageReqBody;
import com.lark.oapi.service.application.v6.model.DepartmentOverviewApplicationAppUsageResp;
import com.lark.oapi.service.application.v6.model.OverviewApplicationAppUsageReq;
import com.lark.oapi.service.application.v6.model.OverviewApplicationAppUsageReqBody;
import com.lark.oapi.service.application.v6.model.OverviewApplicationAppUsageResp;
import dev.rollcall.catalog.Vendor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vendor's own Java SDK, unmodified, told nothing but another base address. It keeps a token by
 * app id for the whole process, as long as the token lasts.
 */
final class FeishuSdkIT {
  private static final String DAY = "2026-11-19";

  @TempDir private static Path folder;
  private static FeishuServer server;

  @BeforeAll
  static void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults());
    SampleWeek.publish(server.workbench());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void figuresOfADepartmentAndItsLevelsAreRead() throws Exception {
    DepartmentOverviewApplicationAppUsageResp reply =
        ask(
            client(FeishuServer.CALLER),
            SampleWeek.APP,
            body().departmentId("od-sales").recursion(2).pageSize(20));
    assertThat(reply.success()).isTrue();
    assertThat(reply.getData().getHasMore()).isFalse();
    ApplicationDepartmentAppUsage[] items = reply.getData().getItems();
    assertThat(Arrays.stream(items).map(ApplicationDepartmentAppUsage::getDepartmentId))
        .containsExactly("od-sales", "od-east", "od-west", "od-north");
    assertThat(metrics(items[0].getApp()))
        .containsExactly("uv=2", "total_users=2", "new_users=2", "pv=3", "lifecycle=2");
    assertThat(metrics(items[0].getWebapp())).containsExactly("uv=1", "pv=3", "lifecycle=2");
    assertThat(metrics(items[0].getBot())).containsExactly("uv=1");
    assertThat(items[0].getGadget()).isNull();
    assertThat(reply.getRequestId()).matches("20[0-9]{12}[0-9A-F]{20}");
  }

  @Test
  void allPagesAreRead() throws Exception {
    Client client = client(FeishuServer.CALLER);
    List<String> departments = new ArrayList<>();
    DepartmentOverviewApplicationAppUsageResp reply;
    String pageToken = null;
    do {
      reply =
          ask(
              client,
              SampleWeek.APP,
              body().departmentId("0").recursion(4).pageSize(7).pageToken(pageToken));
      assertThat(reply.success()).as(reply.getMsg()).isTrue();
      Arrays.stream(reply.getData().getItems())
          .map(ApplicationDepartmentAppUsage::getDepartmentId)
          .forEach(departments::add);
      pageToken = reply.getData().getPageToken();
    } while (reply.getData().getHasMore());
    assertThat(departments).hasSize(6 + SampleWeek.EMPTY_DEPARTMENTS).doesNotHaveDuplicates();
    assertThat(pageToken).isNull();
  }

  @Test
  void anAbilityIsRead() throws Exception {
    OverviewApplicationAppUsageResp reply =
        client(FeishuServer.CALLER)
            .application()
            .v6()
            .applicationAppUsage()
            .overview(
                OverviewApplicationAppUsageReq.newBuilder()
                    .appId(SampleWeek.APP)
                    .overviewApplicationAppUsageReqBody(
                        OverviewApplicationAppUsageReqBody.newBuilder()
                            .date(DAY)
                            .cycleType(1)
                            .ability("h5")
                            .build())
                    .build());
    assertThat(metrics(reply.getData().getItems())).containsExactly("uv=2", "pv=4", "lifecycle=3");
  }

  @Test
  void loginsThatFailAreTold() {
    Client unknown = Client.newBuilder("cli_nobody", "secret").openBaseUrl(server.base()).build();
    assertThatThrownBy(() -> ask(unknown, SampleWeek.APP, body()))
        .isInstanceOf(ObtainAccessTokenException.class)
        .hasMessageContaining("10003");
    Client wrong =
        Client.newBuilder(FeishuServer.FOREIGNER, "wrong-secret")
            .openBaseUrl(server.base())
            .build();
    assertThatThrownBy(() -> ask(wrong, SampleWeek.APP, body()))
        .isInstanceOf(ObtainAccessTokenException.class)
        .hasMessageContaining("10014");
  }

  @Test
  void everyRefusalOfTheGatewayIsUnderstood() throws Exception {
    DepartmentOverviewApplicationAppUsageResp unscoped =
        ask(client(FeishuServer.UNSCOPED), SampleWeek.APP, body());
    refused(unscoped, 400, 99991672);
    assertThat(unscoped.getError().getPermissionViolations()[0].getSubject())
        .isEqualTo(AppUsageQuery.SCOPE);
    assertThat(unscoped.getError().getHelps()[0].getUrl()).contains(FeishuServer.UNSCOPED);

    DepartmentOverviewApplicationAppUsageResp rule =
        ask(client(FeishuServer.CALLER), SampleWeek.APP, body().recursion(5));
    refused(rule, 400, 99992402);
    assertThat(rule.getError().getFieldViolations()[0].getField()).isEqualTo("recursion");

    Client cached =
        Client.newBuilder("cli_second", FeishuServer.secret("cli_second"))
            .openBaseUrl(server.base())
            .build();
    for (int i = 0; i < 100; i++) {
      assertThat(ask(cached, SampleWeek.APP, body()).success()).isTrue();
    }
    DepartmentOverviewApplicationAppUsageResp tooOften = ask(cached, SampleWeek.APP, body());
    assertThat(tooOften.getCode()).isEqualTo(99991400);
    assertThat(tooOften.getRawResponse().getStatusCode()).isEqualTo(429);
    server.clock().advance(Duration.ofMinutes(1));

    server.workbench().catalog().apps().revoke(Vendor.FEISHU, "cli_second", "test");
    refused(ask(cached, SampleWeek.APP, body()), 400, 99991663);
  }

  @Test
  void everyRefusalOfAppUsageIsUnderstood() throws Exception {
    Client client = client(FeishuServer.CALLER);
    refused(ask(client, SampleWeek.APP, body().date("19.11.2026")), 400, 211007);
    refused(ask(client, SampleWeek.APP, body().cycleType(2)), 400, 211010);
    refused(ask(client, FeishuServer.FOREIGNER, body()), 400, 211005);
    refused(ask(client, SampleWeek.APP, body().departmentId("od-none")), 400, 99992357);
    refused(ask(client, SampleWeek.APP, body().date("2026-11-18")), 404, 211011);
    refused(ask(client, SampleWeek.APP, body().pageToken("new-1a8f")), 400, 210500);
    String pageToken =
        ask(client, SampleWeek.APP, body().departmentId("0").recursion(1)).getData().getPageToken();
    refused(ask(client, SampleWeek.APP, body().pageToken(pageToken)), 400, 210501);
    refused(ask(client(FeishuServer.BASIC), FeishuServer.BASIC, body()), 403, 211004);
  }

  private static void refused(BaseResponse<?> reply, int status, int code) {
    assertThat(reply.success()).isFalse();
    assertThat(reply.getCode()).isEqualTo(code);
    assertThat(reply.getRawResponse().getStatusCode()).isEqualTo(status);
    assertThat(reply.getError().getLogId()).isEqualTo(reply.getRequestId());
    assertThat(reply.getError().getTroubleshooter()).contains(reply.getRequestId());
  }

  private static Client client(String app) {
    return Client.newBuilder(app, FeishuServer.secret(app)).openBaseUrl(server.base()).build();
  }

  private static DepartmentOverviewApplicationAppUsageReqBody.Builder body() {
    return DepartmentOverviewApplicationAppUsageReqBody.newBuilder().date(DAY).cycleType(1);
  }

  private static DepartmentOverviewApplicationAppUsageResp ask(
      Client client, String app, DepartmentOverviewApplicationAppUsageReqBody.Builder body)
      throws Exception {
    return client
        .application()
        .v6()
        .applicationAppUsage()
        .departmentOverview(
            DepartmentOverviewApplicationAppUsageReq.newBuilder()
                .appId(app)
                .departmentIdType("open_department_id")
                .departmentOverviewApplicationAppUsageReqBody(body.build())
                .build());
  }

  private static List<String> metrics(ApplicationAppUsage[] usage) {
    return Arrays.stream(usage)
        .map(metric -> metric.getMetricName() + "=" + metric.getMetricValue())
        .toList();
  }
}
