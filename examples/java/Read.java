import com.lark.oapi.Client;
import com.lark.oapi.core.request.RequestOptions;
import com.lark.oapi.core.response.BaseResponse;
import com.lark.oapi.service.admin.v1.model.AdminUserStat;
import com.lark.oapi.service.admin.v1.model.ListAdminUserStatReq;
import com.lark.oapi.service.admin.v1.model.ListAdminUserStatResp;
import com.lark.oapi.service.application.v6.model.ApplicationAppUsage;
import com.lark.oapi.service.application.v6.model.ApplicationDepartmentAppUsage;
import com.lark.oapi.service.application.v6.model.DepartmentOverviewApplicationAppUsageReq;
import com.lark.oapi.service.application.v6.model.DepartmentOverviewApplicationAppUsageReqBody;
import com.lark.oapi.service.application.v6.model.DepartmentOverviewApplicationAppUsageResp;
import com.lark.oapi.service.workplace.v1.model.BlockAccessData;
import com.lark.oapi.service.workplace.v1.model.SearchWorkplaceAccessDataReq;
import com.lark.oapi.service.workplace.v1.model.SearchWorkplaceAccessDataResp;
import com.lark.oapi.service.workplace.v1.model.SearchWorkplaceBlockAccessDataReq;
import com.lark.oapi.service.workplace.v1.model.SearchWorkplaceBlockAccessDataResp;
import com.lark.oapi.service.workplace.v1.model.WorkplaceAccessData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads all of a Rollcall server's Feishu APIs with the official SDK; only the base address differs
 * from the vendor's platform.
 *
 * <pre>
 *   mvn -q -f pom.xml dependency:copy-dependencies -DoutputDirectory=target/lib
 *   BASE=http://127.0.0.1:8080 APP_ID=cli_... APP_SECRET=... FROM=2026-11-19 TO=2026-11-20 \
 *     java -cp 'target/lib/*' Read.java
 * </pre>
 */
public final class Read {
  private static final String FROM = System.getenv("FROM");
  private static final String TO = System.getenv("TO");

  private final Client client =
      Client.newBuilder(System.getenv("APP_ID"), System.getenv("APP_SECRET"))
          .openBaseUrl(System.getenv("BASE"))
          .build();

  public static void main(String[] arguments) throws Exception {
    Read read = new Read();
    read.appUsage();
    read.userStatistics();
    read.workplaces();
    read.tooOften();
  }

  private void appUsage() throws Exception {
    DepartmentOverviewApplicationAppUsageResp answer =
        client
            .application()
            .v6()
            .applicationAppUsage()
            .departmentOverview(
                DepartmentOverviewApplicationAppUsageReq.newBuilder()
                    .appId("cli_crm")
                    .departmentIdType("department_id")
                    .departmentOverviewApplicationAppUsageReqBody(
                        DepartmentOverviewApplicationAppUsageReqBody.newBuilder()
                            .date(TO)
                            .cycleType(1)
                            .departmentId("sales")
                            .recursion(1)
                            .pageSize(10)
                            .build())
                    .build());
    require(answer, 0);
    for (ApplicationDepartmentAppUsage item : answer.getData().getItems()) {
      StringBuilder line = new StringBuilder("app usage    " + item.getDepartmentId() + ":");
      for (ApplicationAppUsage metric : item.getApp()) {
        line.append(" %s %d".formatted(metric.getMetricName(), metric.getMetricValue()));
      }
      System.out.println(line);
    }
  }

  private void userStatistics() throws Exception {
    String pageToken = null;
    ListAdminUserStatResp answer;
    do {
      answer =
          client
              .admin()
              .v1()
              .adminUserStat()
              .list(
                  ListAdminUserStatReq.newBuilder()
                      .startDate(FROM)
                      .endDate(TO)
                      .pageSize(2)
                      .pageToken(pageToken)
                      .build());
      require(answer, 0);
      for (AdminUserStat row : answer.getData().getItems()) {
        System.out.printf(
            "user stats   %s %s: %d messages, %s mails%n",
            row.getDate(),
            row.getUserName(),
            row.getSendMessengerNum(),
            row.getEmailSendCount());
      }
      pageToken = answer.getData().getPageToken();
    } while (answer.getData().getHasMore());
  }

  private void workplaces() throws Exception {
    SearchWorkplaceAccessDataResp all = workplace(RequestOptions.newBuilder().build());
    require(all, 0);
    for (WorkplaceAccessData item : all.getData().getItems()) {
      System.out.printf(
          "workplace    %s: %d visits, %d people%n",
          item.getDate(), item.getAllWorkplace().getPv(), item.getAllWorkplace().getUv());
    }
    SearchWorkplaceBlockAccessDataResp blocks =
        client
            .workplace()
            .v1()
            .workplaceBlockAccessData()
            .search(
                SearchWorkplaceBlockAccessDataReq.newBuilder()
                    .fromDate(FROM)
                    .toDate(TO)
                    .pageSize(20)
                    .build());
    require(blocks, 0);
    for (BlockAccessData item : blocks.getData().getItems()) {
      System.out.printf(
          "block        %s %s: %d visits%n",
          item.getDate(), item.getBlockId(), item.getAccessData().getPv());
    }
  }

  /** What a client must cope with, asked for by a header; it needs a server with --sandbox. */
  private void tooOften() throws Exception {
    // The SDK adds headers of its own to this map.
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("X-Rollcall-Fault", List.of("rate-limit"));
    SearchWorkplaceAccessDataResp answer =
        workplace(RequestOptions.newBuilder().headers(headers).build());
    require(answer, 99991400);
    System.out.println("on demand    " + answer.getMsg());
  }

  private SearchWorkplaceAccessDataResp workplace(RequestOptions options) throws Exception {
    return client
        .workplace()
        .v1()
        .workplaceAccessData()
        .search(
            SearchWorkplaceAccessDataReq.newBuilder()
                .fromDate(FROM)
                .toDate(TO)
                .pageSize(20)
                .build(),
            options);
  }

  private static void require(BaseResponse<?> answer, int code) {
    if (answer.getCode() != code) {
      throw new IllegalStateException(answer.getCode() + " " + answer.getMsg());
    }
  }
}
