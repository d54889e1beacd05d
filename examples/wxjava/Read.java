import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.bean.external.WxCpUserExternalGroupChatStatistic;
import me.chanjar.weixin.cp.bean.external.WxCpUserExternalGroupChatStatistic.StatisticItem;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;

/**
 * Reads both of a Rollcall server's WeCom APIs with WxJava; only the base address differs from the
 * vendor's platform.
 *
 * <pre>
 *   mvn -q -f pom.xml dependency:copy-dependencies -DoutputDirectory=target/lib
 *   BASE=http://127.0.0.1:8080 CORP_ID=ww... CORP_SECRET=... FROM=2026-11-19 TO=2026-11-20 \
 *     java -cp 'target/lib/*' Read.java
 * </pre>
 */
public final class Read {
  private static final String BASE = System.getenv("BASE");
  private static final String BY_DAY =
      "/cgi-bin/externalcontact/groupchat/statistic_group_by_day";

  private final WxCpServiceImpl client = new WxCpServiceImpl();
  private final WxCpDefaultConfigImpl config = new WxCpDefaultConfigImpl();

  private Read() {
    config.setCorpId(System.getenv("CORP_ID"));
    config.setCorpSecret(System.getenv("CORP_SECRET"));
    config.setBaseApiUrl(BASE);
    client.setWxCpConfigStorage(config);
  }

  public static void main(String[] arguments) throws Exception {
    Read read = new Read();
    read.owners();
    read.days();
    if (System.getenv("ADMIN_KEY") != null) {
      read.expiredToken();
    }
  }

  /** WxJava asks for one day by owner: it has no end date. */
  private void owners() throws Exception {
    WxCpUserExternalGroupChatStatistic answer =
        client
            .getExternalContactService()
            .getGroupChatStatistic(
                new Date(seconds(System.getenv("TO")) * 1000), 2, 0, 0, 100, null, null);
    require(answer.getTotal() == 2, "two owners, not " + answer.getTotal());
    for (StatisticItem item : answer.getItemList()) {
      System.out.printf(
          "by owner     %s: %d chats, %d members, %d messages%n",
          item.getOwner(),
          item.getItemData().getChatTotal(),
          item.getItemData().getMemberTotal(),
          item.getItemData().getMsgTotal());
    }
  }

  /** WxJava has no method for this path; its raw call brings the token. */
  private void days() throws Exception {
    String body =
        "{\"day_begin_time\":%d,\"day_end_time\":%d}"
            .formatted(seconds(System.getenv("FROM")), seconds(System.getenv("TO")));
    String answer = client.post(config.getApiUrl(BY_DAY), body);
    require(answer.contains("\"stat_time\":" + seconds(System.getenv("TO"))), answer);
    System.out.println("by day       " + answer);
  }

  /**
   * A token that has expired: WxJava logs in again and repeats the call, and nobody notices. It
   * needs a server with --sandbox and a key of `key add --for admin`.
   */
  private void expiredToken() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(BASE + "/v1/sandbox/faults"))
            .header("Authorization", "Bearer " + System.getenv("ADMIN_KEY"))
            .PUT(
                BodyPublishers.ofString(
                    "{\"faults\":[{\"fault\":\"expired-token\",\"path\":\"" + BY_DAY + "\"}]}"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      int status = http.send(request, BodyHandlers.ofString()).statusCode();
      require(status == 200, "the fault was not taken: " + status);
    }
    days();
    System.out.println("on demand    answered in spite of a token that had expired");
  }

  /** The first second of a day in China. */
  private static long seconds(String day) {
    return LocalDate.parse(day).atStartOfDay().toEpochSecond(ZoneOffset.ofHours(8));
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(what);
    }
  }
}
