package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lark.oapi.Client;
import com.lark.oapi.core.request.RequestOptions;
import com.lark.oapi.core.token.GlobalAppTicketManager;
import com.lark.oapi.service.application.v6.model.DepartmentOverviewApplicationAppUsageReq;
import com.lark.oapi.service.application.v6.model.DepartmentOverviewApplicationAppUsageReqBody;
import com.lark.oapi.service.workplace.v1.model.SearchWorkplaceAccessDataReq;
import com.lark.oapi.service.workplace.v1.model.SearchWorkplaceAccessDataResp;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A store app of the vendor's own Java SDK: it asks for a ticket, is sent one, and reads. */
final class StoreAppSdkIT {
  private static final String APP = "cli_store_sdk";

  @TempDir private static Path folder;
  private static FeishuServer server;
  private static TicketReceiver receiver;
  private static String acme;

  @BeforeAll
  static void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults());
    receiver = new TicketReceiver();
    acme = server.addStoreApp(APP, receiver.address(), "acme");
    SampleVisits.publish(server.workbench());
  }

  @AfterAll
  static void stop() {
    server.close();
    receiver.close();
  }

  @Test
  void anAppWithoutATicketAsksForOneAndThenReadsTheWorkplaceOfATenant() throws Exception {
    Client client =
        Client.newBuilder(APP, FeishuServer.secret(APP))
            .marketplaceApp()
            .openBaseUrl(server.base())
            .build();
    assertThatThrownBy(() -> workplace(client, acme)).hasMessageContaining("app ticket");
    String pushed = String.valueOf(receiver.next());
    String ticket =
        JsonMapper.shared()
            .readTree(pushed.substring(pushed.indexOf('{')))
            .at("/event/app_ticket")
            .stringValue();
    GlobalAppTicketManager.getAppTicketManager().put(APP, ticket, 3600, TimeUnit.SECONDS);

    SearchWorkplaceAccessDataResp reply = workplace(client, acme);
    assertThat(reply.success()).as(reply.getMsg()).isTrue();
    assertThat(reply.getData().getItems()).hasSize(5);
    assertThat(reply.getData().getItems()[0].getAllWorkplace().getUv()).isEqualTo(2);

    assertThatThrownBy(() -> workplace(client, "736588c9260f175d"))
        .as("a tenant that has not installed it")
        .hasMessageContaining("10005");
    assertThat(
            client
                .application()
                .v6()
                .applicationAppUsage()
                .departmentOverview(
                    DepartmentOverviewApplicationAppUsageReq.newBuilder()
                        .appId("cli_crm")
                        .departmentOverviewApplicationAppUsageReqBody(
                            DepartmentOverviewApplicationAppUsageReqBody.newBuilder()
                                .date("2026-11-20")
                                .cycleType(1)
                                .build())
                        .build(),
                    RequestOptions.newBuilder().tenantKey(acme).build())
                .getCode())
        .as("what is for self-built apps")
        .isEqualTo(99991676);
  }

  private static SearchWorkplaceAccessDataResp workplace(Client client, String tenantKey)
      throws Exception {
    return client
        .workplace()
        .v1()
        .workplaceAccessData()
        .search(
            SearchWorkplaceAccessDataReq.newBuilder()
                .fromDate("2026-11-16")
                .toDate("2026-11-20")
                .pageSize(20)
                .build(),
            RequestOptions.newBuilder().tenantKey(tenantKey).build());
  }
}
