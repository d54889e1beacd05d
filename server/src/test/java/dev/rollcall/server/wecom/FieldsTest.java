package dev.rollcall.server.wecom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private static final String WHOLE =
      "{\"day_begin_time\":1600272000,\"owner_filter\":{\"userid_list\":[\"a\",\"李\"],"
          + "\"partyid_list\":[1,\"2\"]},\"limit\":10,\"x\":[{\"y\":null},1.5,true]}";

  private static Fields fields(String body) {
    return new Fields(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aWholeDocumentIsReadWithoutAWarning() {
    Fields fields = fields(WHOLE);
    assertThat(fields.number("day_begin_time", 0)).isEqualTo(1_600_272_000);
    assertThat(fields.number("offset", 3)).isEqualTo(3);
    Map<String, Object> filter = fields.object("owner_filter");
    assertThat(fields.texts(filter, "userid_list", false)).containsExactly("a", "李");
    assertThat(fields.texts(filter, "partyid_list", true)).containsExactly("1", "2");
    assertThat(fields.isPartial()).isFalse();
  }

  @Test
  void aBodyNobodyAsksAboutIsNotWarnedAbout() {
    assertThat(fields("no JSON").isPartial()).isFalse();
  }

  @Test
  void ofADocumentCutOffAnywhereTheBeginningIsRead() {
    byte[] bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
    for (int end = 0; end < bytes.length; end++) {
      Fields fields = new Fields(Arrays.copyOf(bytes, end));
      int time = fields.number("day_begin_time", 0);
      assertThat(1_600_272_000 + " ").as("%d bytes", end).startsWith(time == 0 ? "" : "" + time);
      assertThat(fields.texts(fields.object("owner_filter"), "userid_list", false))
          .hasSizeLessThanOrEqualTo(2);
      assertThat(fields.isPartial()).as("%d bytes", end).isTrue();
    }
  }

  @Test
  void noBytesAtAllBreakIt() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = WHOLE.getBytes(StandardCharsets.UTF_8);
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Fields fields = new Fields(bytes);
      assertThat(fields.number("offset", 1)).isEqualTo(1);
      assertThat(fields.texts(fields.object("owner_filter"), "partyid_list", true)).isNotNull();
    }
    assertThat(fields("[".repeat(60_000)).number("limit", 1)).isEqualTo(1);
    assertThat(fields("{\"a\":".repeat(10_000)).number("limit", 1)).isEqualTo(1);
    assertThat(fields("{\"limit\":" + "9".repeat(50_000)).number("limit", 1)).isEqualTo(1);
  }
}
