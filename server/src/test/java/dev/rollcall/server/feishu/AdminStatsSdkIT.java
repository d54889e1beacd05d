package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import com.lark.oapi.Client;
import com.lark.oapi.service.admin.v1.model.AdminDeptStat;
import com.lark.oapi.service.admin.v1.model.AdminUserStat;
import com.lark.oapi.service.admin.v1.model.ListAdminDeptStatReq;
import com.lark.oapi.service.admin.v1.model.ListAdminDeptStatResp;
import com.lark.oapi.service.admin.v1.model.ListAdminUserStatReq;
import com.lark.oapi.service.admin.v1.model.ListAdminUserStatResp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statistics of people and departments by the vendor's own Java SDK, unmodified. */
final class AdminStatsSdkIT {
  @TempDir private static Path folder;
  private static FeishuServer server;

  @BeforeAll
  static void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults().withLimits(false));
    StatsOffice.open(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Client client(String app) {
    return Client.newBuilder(app, FeishuServer.secret(app)).openBaseUrl(server.base()).build();
  }

  private static ListAdminUserStatReq.Builder days() {
    return ListAdminUserStatReq.newBuilder().startDate("2026-11-18").endDate("2026-11-20");
  }

  private static ListAdminUserStatResp users(String app, ListAdminUserStatReq.Builder query)
      throws Exception {
    return client(app).admin().v1().adminUserStat().list(query.build());
  }

  @Test
  void everyFieldOfARowIsUnderstood() throws Exception {
    ListAdminUserStatResp reply =
        users(
            StatsOffice.APP,
            days()
                .startDate("2026-11-19")
                .endDate("2026-11-19")
                .userIdType("open_id")
                .userId("ou_given_to_ann")
                .departmentIdType("open_department_id")
                .departmentId("od-sales")
                .pageSize(10)
                .targetGeo("cn"));
    assertThat(reply.success()).as(reply.getMsg()).isTrue();
    assertThat(reply.getData().getHasMore()).isFalse();
    AdminUserStat ann = reply.getData().getItems()[0];
    assertThat(ann.getUserName()).isEqualTo("安 Ann");
    assertThat(ann.getDepartmentPath()).isEqualTo("Department sales/Department east");
    assertThat(ann.getSuiteActiveFlag()).isEqualTo(1);
    assertThat(ann.getLastActiveTime()).isEqualTo("2026-11-19 23:59:59");
    assertThat(ann.getSendMessengerNum()).isEqualTo(2);
    assertThat(ann.getVcDuration()).isEqualTo(2);
    assertThat(ann.getVcNum()).isEqualTo(2);
    assertThat(ann.getEmailSendCount()).isEqualTo("3");
    assertThat(ann.getTabSearchCount()).isEqualTo("2");
    assertThat(ann.getAppPackageType()).isEqualTo("Feishu，Lark");
  }

  @Test
  void allPagesAreRead() throws Exception {
    List<String> people = new ArrayList<>();
    ListAdminUserStatResp reply;
    String token = null;
    do {
      reply = users(StatsOffice.APP, days().userIdType("user_id").pageSize(5).pageToken(token));
      assertThat(reply.success()).as(reply.getMsg()).isTrue();
      Arrays.stream(reply.getData().getItems()).map(AdminUserStat::getUserId).forEach(people::add);
      token = reply.getData().getPageToken();
    } while (reply.getData().getHasMore());
    assertThat(people).hasSize(12).startsWith("ann", "bob", "cid", "dan", "ann");
    assertThat(token).isNull();
  }

  @Test
  void refusalsAreUnderstood() throws Exception {
    assertThat(users(StatsOffice.APP, days().endDate("2027-11-20")).getCode()).isEqualTo(1051001);
    assertThat(users(StatsOffice.APP, days().targetGeo("us")).getCode()).isEqualTo(1051002);
    ListAdminUserStatResp outside = users(StatsOffice.SALES, days().departmentId("od-hr"));
    assertThat(outside.getCode()).isEqualTo(1051003);
    assertThat(outside.getError().getLogId()).isEqualTo(outside.getRequestId());
    assertThat(users(StatsOffice.PLAIN, days().userIdType("user_id")).getCode())
        .isEqualTo(99991672);
    assertThat(users(StatsOffice.APP, days().pageSize(61)).getCode()).isEqualTo(99992402);
  }

  @Test
  void departmentsAreRead() throws Exception {
    ListAdminDeptStatResp reply =
        client(StatsOffice.APP)
            .admin()
            .v1()
            .adminDeptStat()
            .list(
                ListAdminDeptStatReq.newBuilder()
                    .startDate("2026-11-19")
                    .endDate("2026-11-19")
                    .departmentIdType("open_department_id")
                    .departmentId("0")
                    .containsChildDept(true)
                    .withProductVersion(true)
                    .build());
    assertThat(reply.success()).as(reply.getMsg()).isTrue();
    assertThat(Arrays.stream(reply.getData().getItems()).map(AdminDeptStat::getDepartmentId))
        .containsExactly("0", "od-hr", "od-sales", "od-east", "od-west");
    assertThat(reply.getData().getItems()[0].getSuiteDau()).isEqualTo(2);
    assertThat(reply.getData().getItems()[0].getProductVersion()).isEqualTo("全部产品版本");
  }
}
