package dev.rollcall.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.server.access.SignedTokens.AccessToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SignedTokensTest {
  private static final byte[] KEY =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
  private static final AccessToken TOKEN =
      new AccessToken("cli_crm", 3, Instant.parse("2026-11-21T10:00:00Z"));

  private final SignedTokens tokens = new SignedTokens(KEY, "feishu");

  @Test
  void whatWasSignedIsReadAgain() {
    assertThat(tokens.read(tokens.text(TOKEN))).contains(TOKEN);
  }

  @Test
  void anAppIdMayBeAnyText() {
    AccessToken token = new AccessToken("应用 \"1\"", 0, Instant.EPOCH);
    assertThat(tokens.read(tokens.text(token))).contains(token);
  }

  @Test
  void theSameTokenHasTheSameTextInEveryProcess() {
    assertThat(new SignedTokens(KEY, "feishu").text(TOKEN)).isEqualTo(tokens.text(TOKEN));
  }

  @Test
  void theTextIsSafeInHeadersAndAddresses() {
    assertThat(tokens.text(TOKEN)).matches("[A-Za-z0-9_-]+").doesNotContain("cli_crm");
  }

  @Test
  void oneChangedBitAnywhereMakesItVoid() {
    byte[] right = Base64.getUrlDecoder().decode(tokens.text(TOKEN));
    for (int bit = 0; bit < right.length * Byte.SIZE; bit++) {
      byte[] wrong = right.clone();
      wrong[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(wrong);
      assertThat(tokens.read(text)).as("bit %d", bit).isEmpty();
    }
  }

  @Test
  void aTextCutShortIsVoid() {
    String text = tokens.text(TOKEN);
    for (int length = 0; length < text.length(); length++) {
      assertThat(tokens.read(text.substring(0, length))).as("length %d", length).isEmpty();
    }
  }

  @Test
  void anotherKeyOrPurposeReadsNothing() {
    byte[] other = KEY.clone();
    other[0]++;
    assertThat(new SignedTokens(other, "feishu").read(tokens.text(TOKEN))).isEmpty();
    assertThat(new SignedTokens(KEY, "wecom").read(tokens.text(TOKEN))).isEmpty();
  }

  @Test
  void otherTextsForTheSameBytesAreVoid() {
    String text = tokens.text(new AccessToken("cli_a", 3, Instant.EPOCH));
    String alike =
        text.substring(0, text.length() - 1) + (char) (text.charAt(text.length() - 1) + 1);
    for (String other : List.of(text + "==", alike)) {
      assertThat(Base64.getUrlDecoder().decode(other))
          .isEqualTo(Base64.getUrlDecoder().decode(text));
      assertThat(tokens.read(other)).isEmpty();
    }
  }

  @Test
  void textsThatAreNoTokensAreVoid() {
    assertThat(tokens.read("g1stub1")).isEmpty();
    assertThat(tokens.read("a b")).isEmpty();
    assertThat(tokens.read("x".repeat(100_000))).isEmpty();
  }
}
