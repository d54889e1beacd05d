package dev.rollcall.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.access.PageTokens.Holder;
import dev.rollcall.server.access.PageTokens.Place;
import dev.rollcall.server.access.PageTokens.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class PageTokensTest {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final Place PLACE = new Place(42, LocalDate.parse("2026-11-20"), 20);
  private static final Holder HOLDER = Holder.of("acme", "cli_crm", "day of 2026-11-20");
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant END = NOW.plusSeconds(7200);

  private final PageTokens tokens = new PageTokens(KEY);
  private final String text = tokens.text(PLACE, HOLDER, END);

  @Test
  void theHolderGoesOnWhereThePageEnded() {
    assertThat(tokens.read(text, HOLDER, NOW)).isEqualTo(PLACE);
    assertThat(tokens.read(text, HOLDER, END.minusSeconds(1))).isEqualTo(PLACE);
  }

  @Test
  void theTextIsLowerCaseHex() {
    assertThat(text).matches("[0-9a-f]+");
  }

  @Test
  void atItsEndItIsUnknown() {
    assertThat(tokens.read(text, HOLDER, END)).isEqualTo(Refused.UNKNOWN);
  }

  @Test
  void anotherAppOrQueryIsTold() {
    assertThat(tokens.read(text, Holder.of("acme", "cli_hr", "day of 2026-11-20"), NOW))
        .isEqualTo(Refused.FOREIGN);
    assertThat(tokens.read(text, Holder.of("acme", "cli_crm", "day of 2026-11-19"), NOW))
        .isEqualTo(Refused.FOREIGN);
  }

  @Test
  void appAndQueryAreKeptApart() {
    String other = tokens.text(PLACE, Holder.of("acme", "ab", "c"), END);
    assertThat(tokens.read(other, Holder.of("acme", "a", "bc"), NOW)).isEqualTo(Refused.FOREIGN);
  }

  @Test
  void theNextPartOfAQueryIsNoPartOfTheOneBefore() {
    String other = tokens.text(PLACE, Holder.of("acme", "a", "x, user=y", "z"), END);
    assertThat(tokens.read(other, Holder.of("acme", "a", "x", "user=y, z"), NOW))
        .isEqualTo(Refused.FOREIGN);
  }

  @Test
  void toAnotherTenantItNeverWas() {
    assertThat(tokens.read(text, Holder.of("globex", "cli_crm", "day of 2026-11-20"), NOW))
        .isEqualTo(Refused.UNKNOWN);
  }

  @Test
  void oneChangedDigitAnywhereMakesItUnknown() {
    for (int i = 0; i < text.length(); i++) {
      char changed = text.charAt(i) == '0' ? '1' : '0';
      String wrong = text.substring(0, i) + changed + text.substring(i + 1);
      assertThat(tokens.read(wrong, HOLDER, NOW)).as("digit %d", i).isEqualTo(Refused.UNKNOWN);
    }
  }

  @Test
  void whatIsNoPageTokenIsUnknown() {
    assertThat(tokens.read("", HOLDER, NOW)).isEqualTo(Refused.UNKNOWN);
    assertThat(tokens.read("1a8f", HOLDER, NOW)).isEqualTo(Refused.UNKNOWN);
    assertThat(tokens.read("zz" + text.substring(2), HOLDER, NOW)).isEqualTo(Refused.UNKNOWN);
    assertThat(tokens.read(text.toUpperCase(Locale.ROOT), HOLDER, NOW)).isEqualTo(Refused.UNKNOWN);
    assertThat(tokens.read(text + "00", HOLDER, NOW)).isEqualTo(Refused.UNKNOWN);
    assertThat(tokens.read("0".repeat(100_000), HOLDER, NOW)).isEqualTo(Refused.UNKNOWN);
  }

  @Test
  void anAccessTokenIsNoPageToken() {
    SignedTokens access = new SignedTokens(KEY, "feishu");
    byte[] sealed =
        java.util.Base64.getUrlDecoder()
            .decode(access.text(new SignedTokens.AccessToken("a".repeat(32), 0, END)));
    assertThat(tokens.read(HexFormat.of().formatHex(sealed), HOLDER, NOW))
        .isEqualTo(Refused.UNKNOWN);
  }
}
