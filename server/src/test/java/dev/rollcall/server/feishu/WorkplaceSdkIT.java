package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import com.lark.oapi.Client;
import com.lark.oapi.service.workplace.v1.model.AccessData;
import com.lark.oapi.service.workplace.v1.model.BlockAccessData;
import com.lark.oapi.service.workplace.v1.model.CustomWorkplaceAccessData;
import com.lark.oapi.service.workplace.v1.model.SearchCustomWorkplaceAccessDataReq;
import com.lark.oapi.service.workplace.v1.model.SearchWorkplaceAccessDataReq;
import com.lark.oapi.service.workplace.v1.model.SearchWorkplaceAccessDataResp;
import com.lark.oapi.service.workplace.v1.model.SearchWorkplaceBlockAccessDataReq;
import com.lark.oapi.service.workplace.v1.model.SearchWorkplaceBlockAccessDataResp;
import com.lark.oapi.service.workplace.v1.model.WorkplaceAccessData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workplace through the vendor's own Java SDK, which sends a POST without a body. */
final class WorkplaceSdkIT {
  /** Of this test alone: the SDK keeps tokens by app id for the whole process. */
  private static final String APP = "cli_workplace_sdk";

  @TempDir private static Path folder;
  private static FeishuServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults());
    server.add(APP, "acme", WorkplaceSearch.SCOPE);
    SampleVisits.publish(server.workbench());
    client = Client.newBuilder(APP, FeishuServer.secret(APP)).openBaseUrl(server.base()).build();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void workplacesAreReadPageByPage() throws Exception {
    List<String> days = new ArrayList<>();
    String pageToken = null;
    SearchWorkplaceAccessDataResp reply;
    do {
      reply =
          client
              .workplace()
              .v1()
              .workplaceAccessData()
              .search(
                  SearchWorkplaceAccessDataReq.newBuilder()
                      .fromDate("2026-11-16")
                      .toDate("2026-11-20")
                      .pageSize(2)
                      .pageToken(pageToken)
                      .build());
      assertThat(reply.success()).as(reply.getMsg()).isTrue();
      for (WorkplaceAccessData item : reply.getData().getItems()) {
        days.add(
            item.getDate() + figures(item.getAllWorkplace()) + figures(item.getDefaultWorkplace()));
      }
      pageToken = reply.getData().getPageToken();
    } while (reply.getData().getHasMore());
    assertThat(days)
        .containsExactly(
            "2026-11-16 4/2 4/2",
            "2026-11-17 0/0 0/0",
            "2026-11-18 2/2 1/1",
            "2026-11-19 4/1 1/1",
            "2026-11-20 4/1 4/1");
  }

  @Test
  void blocksAreRead() throws Exception {
    SearchWorkplaceBlockAccessDataResp reply =
        client
            .workplace()
            .v1()
            .workplaceBlockAccessData()
            .search(
                SearchWorkplaceBlockAccessDataReq.newBuilder()
                    .fromDate("2026-11-16")
                    .toDate("2026-11-20")
                    .blockId(SampleVisits.FIRST_BLOCK)
                    .build());
    assertThat(Arrays.stream(reply.getData().getItems()).map(WorkplaceSdkIT::text))
        .containsExactly("2026-11-16 283438293839422334 2/1", "2026-11-18 283438293839422334 1/1");
    assertThat(reply.getData().getHasMore()).isFalse();
  }

  @Test
  void customWorkplacesAreRead() throws Exception {
    CustomWorkplaceAccessData[] items =
        client
            .workplace()
            .v1()
            .customWorkplaceAccessData()
            .search(
                SearchCustomWorkplaceAccessDataReq.newBuilder()
                    .fromDate("2026-11-19")
                    .toDate("2026-11-20")
                    .pageSize(20)
                    .build())
            .getData()
            .getItems();
    assertThat(Arrays.stream(items).map(CustomWorkplaceAccessData::getCustomWorkplaceId))
        .containsExactly("tpl_5", "tpl_7");
    assertThat(items[0].getCustomWorkplaceName()).isEmpty();
    assertThat(figures(items[0].getAccessData())).isEqualTo(" 2/1");
  }

  @Test
  void refusalsAreUnderstood() throws Exception {
    SearchWorkplaceAccessDataResp reply =
        client
            .workplace()
            .v1()
            .workplaceAccessData()
            .search(
                SearchWorkplaceAccessDataReq.newBuilder()
                    .fromDate("2026-11-20")
                    .toDate("2026-11-16")
                    .build());
    assertThat(reply.getCode()).isEqualTo(1628002);
    assertThat(reply.getMsg()).isEqualTo("from_date can't be greater than to_date");
    assertThat(reply.getRequestId()).matches("20[0-9]{12}[0-9A-F]{20}");
  }

  private static String text(BlockAccessData item) {
    return item.getDate() + " " + item.getBlockId() + figures(item.getAccessData());
  }

  private static String figures(AccessData data) {
    return " " + data.getPv() + "/" + data.getUv();
  }
}
