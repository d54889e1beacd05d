package dev.rollcall.server.wecom;

import static dev.rollcall.server.wecom.WecomServer.ACME;
import static dev.rollcall.server.wecom.WecomServer.ALL;
import static dev.rollcall.server.wecom.WecomServer.BY_DAY;
import static dev.rollcall.server.wecom.WecomServer.FRIDAY;
import static dev.rollcall.server.wecom.WecomServer.MONDAY;
import static dev.rollcall.server.wecom.WecomServer.SCHOOL;
import static dev.rollcall.server.wecom.WecomServer.STATISTIC;
import static dev.rollcall.server.wecom.WecomServer.TEACHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.catalog.Vendor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.apache.DefaultApacheHttpClientBuilder;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.bean.external.WxCpUserExternalGroupChatStatistic;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** WxJava 4.7.7, unmodified, told nothing but another base address, and patience. */
final class WxJavaIT {
  /** Its own 5 seconds are less than a wrong secret takes on a machine with much else to do. */
  private static final int PATIENCE_MILLIS = 60_000;

  @TempDir private static Path folder;
  private static WecomServer server;

  @BeforeAll
  static void start() {
    server = new WecomServer(folder, WecomSettings.defaults());
    SampleChats.publish(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static WxCpServiceImpl client(String corp, String secret) {
    WxCpDefaultConfigImpl config = new WxCpDefaultConfigImpl();
    config.setCorpId(corp);
    config.setCorpSecret(secret);
    config.setBaseApiUrl(server.base());
    DefaultApacheHttpClientBuilder patient = DefaultApacheHttpClientBuilder.get();
    patient.setSoTimeout(PATIENCE_MILLIS);
    config.setApacheHttpClientBuilder(patient);
    WxCpServiceImpl client = new WxCpServiceImpl();
    client.setWxCpConfigStorage(config);
    return client;
  }

  private static WxCpServiceImpl client() {
    return client(ACME, WecomServer.secret(ALL));
  }

  private static Date day(long seconds) {
    return Date.from(Instant.ofEpochSecond(seconds));
  }

  private static List<String> owners(WxCpUserExternalGroupChatStatistic statistic) {
    return statistic.getItemList().stream()
        .map(WxCpUserExternalGroupChatStatistic.StatisticItem::getOwner)
        .toList();
  }

  private static JsonNode post(WxCpService client, String path, String body)
      throws WxErrorException {
    String url = client.getWxCpConfigStorage().getApiUrl(path);
    return JsonMapper.builder().build().readTree(client.post(url, body));
  }

  @Test
  void theFiguresOfADayAreRead() throws WxErrorException {
    WxCpUserExternalGroupChatStatistic statistic =
        client()
            .getExternalContactService()
            .getGroupChatStatistic(day(FRIDAY), 2, 0, 0, 1000, null, null);
    assertThat(owners(statistic)).containsExactly("li", "zhang", "zhao");
    assertThat(statistic.getTotal()).isEqualTo(3);
    assertThat(statistic.getNextOffset()).isEqualTo(3);
    WxCpUserExternalGroupChatStatistic.StatisticItem li = statistic.getItemList().getFirst();
    assertThat(li.getItemData().getNewChatCnt()).isZero();
    assertThat(li.getItemData().getChatTotal()).isEqualTo(3);
    assertThat(li.getItemData().getChatHasMsg()).isEqualTo(2);
    assertThat(li.getItemData().getNewMemberCnt()).isZero();
    assertThat(li.getItemData().getMemberTotal()).isEqualTo(7);
    assertThat(li.getItemData().getMemberHasMsg()).isEqualTo(2);
    assertThat(li.getItemData().getMsgTotal()).isEqualTo(4);
  }

  @Test
  void everyArgumentOfItsOwnMethodIsUnderstood() throws WxErrorException {
    WxCpUserExternalGroupChatStatistic all =
        client()
            .getExternalContactService()
            .getGroupChatStatistic(day(MONDAY), null, null, null, null, null, null);
    assertThat(owners(all)).containsExactly("li", "wang");
    WxCpUserExternalGroupChatStatistic filtered =
        client()
            .getExternalContactService()
            .getGroupChatStatistic(
                day(FRIDAY), 4, 1, 1, 1, new String[] {"zhao"}, new String[] {"sales", "hr"});
    assertThat(owners(filtered)).containsExactly("zhang");
    assertThat(filtered.getTotal()).isEqualTo(3);
    assertThat(filtered.getNextOffset()).isEqualTo(2);
  }

  @Test
  void aRangeAndTheDaysOfItAreRead() throws WxErrorException {
    String body =
        "{\"day_begin_time\":%d,\"day_end_time\":%d,\"owner_filter\":{\"userid_list\":[\"li\"]}}"
            .formatted(MONDAY, FRIDAY);
    JsonNode range = post(client(), STATISTIC, body);
    assertThat(range.at("/items/0/data/new_member_cnt").intValue()).isEqualTo(7);
    JsonNode days = post(client(), BY_DAY, body);
    assertThat(days.get("items")).hasSize(5);
    assertThat(days.at("/items/4/stat_time").longValue()).isEqualTo(FRIDAY);
    assertThat(days.at("/items/4/data/msg_total").intValue()).isEqualTo(4);
  }

  @Test
  void aRefusalIsAnExceptionWithTheCode() {
    assertThatThrownBy(() ->
            client()
                .getExternalContactService()
                .getGroupChatStatistic(day(MONDAY + 5 * WecomServer.DAY), 1, 0, 0, 1, null, null))
        .isInstanceOfSatisfying(
            WxErrorException.class,
            refused -> {
              assertThat(refused.getError().getErrorCode()).isEqualTo(600018);
              assertThat(refused.getError().getJson()).contains("invalid start endtime");
            });
    assertThatThrownBy(() -> client(ACME, "wrong").getAccessToken())
        .isInstanceOfSatisfying(
            WxErrorException.class,
            refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(40001));
    assertThatThrownBy(() -> client("nobody", "wrong").getAccessToken())
        .isInstanceOfSatisfying(
            WxErrorException.class,
            refused -> assertThat(refused.getError().getErrorCode()).isEqualTo(40013));
  }

  @Test
  void itLogsInAgainWhenItsTokenWasVoided() throws WxErrorException {
    WxCpServiceImpl client = client(SCHOOL, WecomServer.secret(TEACHER));
    String body = "{\"day_begin_time\":" + MONDAY + "}";
    assertThat(post(client, STATISTIC, body).get("total").intValue()).isEqualTo(1);
    String token = client.getAccessToken();
    // Two changes of the secret and back: the client's secret is right, its token void (40014).
    server.catalog().apps().rotate(Vendor.WECOM, TEACHER, "another-secret-0123456789", "test");
    server.catalog().apps().rotate(Vendor.WECOM, TEACHER, WecomServer.secret(TEACHER), "test");
    assertThat(server.post(STATISTIC + "?access_token=" + token, body).code()).isEqualTo(40014);
    assertThat(post(client, STATISTIC, body).get("total").intValue()).isEqualTo(1);
    assertThat(client.getAccessToken()).isNotEqualTo(token);
  }

  @Test
  void itLogsInAgainWhenItsTokenHasEnded() throws WxErrorException {
    WxCpServiceImpl client = client();
    String body = "{\"day_begin_time\":" + MONDAY + "}";
    assertThat(post(client, BY_DAY, body).get("items")).hasSize(1);
    String token = client.getAccessToken();
    // The server's clock moves on, the client's does not: it still trusts its token (42001).
    server.clock().advance(Duration.ofHours(2));
    assertThat(server.post(BY_DAY + "?access_token=" + token, body).code()).isEqualTo(42001);
    assertThat(post(client, BY_DAY, body).get("items")).hasSize(1);
    assertThat(client.getAccessToken()).isNotEqualTo(token);
  }
}
