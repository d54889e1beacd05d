package dev.rollcall.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLineTest {
  private static final String PAGE_VIEWED =
      "{\"specversion\":\"1.0\",\"id\":\"7f3a\",\"source\":\"portal\",\"type\":\"app.page_viewed\","
          + "\"time\":\"2026-11-20T01:30:00.120Z\",\"region\":\"us\",\"data\":{\"person\":\"u17\","
          + "\"app\":\"cli_crm\",\"form\":\"webapp\",\"page\":\"/a\\\"b\\u0001\\n\","
          + "\"client\":{\"os\":\"iOS\",\"version\":\"7\"}}}";

  private final EventLine line = new EventLine();

  private void read(String text) {
    byte[] bytes = ("xx" + text + "\nyyyyyyyyy").getBytes(UTF_8);
    line.read(bytes, 2, bytes.length - 12);
  }

  @Test
  void aLineGivesItsEnvelopeAndItsFields() {
    read(PAGE_VIEWED);

    assertThat(line.type()).isEqualTo(EventType.APP_PAGE_VIEWED);
    assertThat(line.timeMicros()).isEqualTo(1_795_138_200_120_000L);
    assertThat(line.region()).isEqualTo(Region.US);
    assertThat(line.id()).isEqualTo("7f3a");
    assertThat(line.source()).isEqualTo("portal");
    assertThat(line.text(Field.PERSON)).isEqualTo("u17");
    assertThat(line.text(Field.FORM)).isEqualTo("webapp");
    assertThat(line.text(Field.PAGE)).isEqualTo("/a\"b\u0001\n");
    assertThat(line.text(Field.CLIENT_OS)).isEqualTo("iOS");
    assertThat(line.has(Field.CLIENT_PACKAGE)).isFalse();
    assertThat(line.text(Field.CLIENT_VERSION)).isEqualTo("7");
  }

  @Test
  void aSliceOfAStringHasNoQuotesAndKeepsItsEscapes() {
    read(PAGE_VIEWED);

    assertThat(slice(line.offset(Field.PERSON), line.length(Field.PERSON))).isEqualTo("u17");
    assertThat(slice(line.offset(Field.PAGE), line.length(Field.PAGE)))
        .isEqualTo("/a\\\"b\\u0001\\n");
    assertThat(slice(line.idOffset(), line.idLength())).isEqualTo("7f3a");
    assertThat(slice(line.sourceOffset(), line.sourceLength())).isEqualTo("portal");
    assertThat(slice(line.lineOffset(), line.lineLength())).isEqualTo(PAGE_VIEWED);
  }

  private String slice(int offset, int length) {
    return new String(line.buffer(), offset, length, UTF_8);
  }

  @Test
  void anAbsentFieldHasNoSliceAndNoText() {
    read(PAGE_VIEWED);
    read(
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"im.used\","
            + "\"time\":\"2026-11-20T01:30:00Z\",\"data\":{\"person\":\"u\"}}");

    assertThat(line.region()).isNull();
    assertThat(line.has(Field.PAGE)).isFalse();
    assertThat(line.offset(Field.PAGE)).isEqualTo(-1);
    assertThat(line.length(Field.PAGE)).isZero();
    assertThat(line.text(Field.PAGE)).isNull();
    assertThat(line.texts(Field.MEMBERS)).isEmpty();
    assertThat(line.number(Field.SECONDS, -7)).isEqualTo(-7);
    assertThat(line.flag(Field.ACTIVATED, true)).isTrue();
  }

  @Test
  void numbersFlagsAndListsAreRead() {
    read(
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"meeting.left\",\"time\":"
            + "\"2026-11-20T01:30:00Z\",\"data\":{\"person\":\"u\",\"meeting\":\"m\",\"seconds\":61}}");
    assertThat(line.number(Field.SECONDS, 0)).isEqualTo(61);

    read(
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"mail.sent\",\"time\":"
            + "\"2026-11-20T01:30:00Z\",\"data\":{\"person\":\"u\",\"external\":false}}");
    assertThat(line.flag(Field.EXTERNAL, true)).isFalse();

    read(
        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"group.created\",\"time\":"
            + "\"2026-11-20T01:30:00Z\",\"data\":{\"chat\":\"c\",\"owner\":\"o\","
            + "\"members\":[\"a\",\"\u00fc\\\\\"]}}");
    assertThat(line.texts(Field.MEMBERS)).isEqualTo(List.of("a", "\u00fc\\"));
  }

  @Test
  void theKeyDependsOnWhereTheSourceEndsAndTheIdBegins() {
    read(PAGE_VIEWED);
    long key = line.key();
    read(PAGE_VIEWED.replace("u17", "u18"));
    assertThat(line.key()).isEqualTo(key);
    read(PAGE_VIEWED.replace("7f3a", "a").replace("portal", "portal7f3"));
    assertThat(line.key()).isNotEqualTo(key);
    read(
        PAGE_VIEWED
            .replace("7f3a", "portal")
            .replace("\"source\":\"portal\"", "\"source\":\"7f3a\""));
    assertThat(line.key()).isNotEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"id\":\"7f3a\"}",
        "|1.0|1.1",
        "|\"id\"|\"Id\"",
        "|app.page_viewed|app.page_seen",
        "|app.page_viewed|app.set",
        "|2026-11-20T|2026-13-20T",
        "|01:30:00.120Z|01:30:00.12Z",
        "|01:30:00.120Z|01:30:00.000Z",
        "|01:30:00.120Z|01:30:00+00:00",
        "|01:30:00.120Z|25:30:00Z",
        "|\"us\"|\"uk\"",
        "|\"person\":\"u17\",|",
        "|\"app\":\"cli_crm\",\"form\":\"webapp\"|\"form\":\"webapp\",\"app\":\"cli_crm\"",
        "|\"page\"|\"pages\"",
        "|\\u0001|\\u0041",
        "|\\n|\\/",
        "|}}}|}} }",
        "|}}}|}}}}",
        "|\"os\"|\"so\"",
        "|:\"1.0\"|: \"1.0\"",
      })
  void aLineThatIsNotCanonicalIsBroken(String change) {
    String[] parts = change.split("\\|", -1);
    String text = parts.length == 1 ? change : PAGE_VIEWED.replace(parts[1], parts[2]);

    assertThat(text).isNotEqualTo(PAGE_VIEWED);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BrokenLineException.class)
        .hasMessageStartingWith("broken journal line at byte ");
  }

  @Test
  void everyPrefixOfALineIsBroken() {
    for (int i = 0; i < PAGE_VIEWED.length(); i++) {
      String prefix = PAGE_VIEWED.substring(0, i);
      byte[] whole = PAGE_VIEWED.getBytes(UTF_8);
      assertThatThrownBy(() -> line.read(whole, 0, prefix.length()))
          .as(prefix)
          .isInstanceOf(BrokenLineException.class);
    }
  }
}
