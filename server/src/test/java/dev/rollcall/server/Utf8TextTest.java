package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is text, and where it may be cut. */
class Utf8TextTest {
  @ParameterizedTest
  @CsvSource({
    "c0af, 0",
    "61c0ae, 1",
    "61e080af, 1",
    "6162eda080, 2",
    "f4908080, 0",
    "61e4b8, 1",
    "80, 0",
    "fffe7b00, 0",
    "61e4b8ad, 4",
    "f09f9880, 4",
  })
  void bytesAreTextAsFarAsRfc3629Says(String hex, int length) {
    assertThat(Utf8Text.length(HexFormat.of().parseHex(hex))).isEqualTo(length);
  }

  @Test
  void aLongTextIsLookedAtToItsEnd() {
    byte[] text = "中".repeat(50_000).getBytes(StandardCharsets.UTF_8);
    assertThat(Utf8Text.length(text)).isEqualTo(text.length);
    text[text.length - 1] = 'x';
    assertThat(Utf8Text.length(text)).isEqualTo(text.length - 3);
  }

  @Test
  void halfAPairIsNoText() {
    assertThat(Utf8Text.isWhole("a\ud83d\ude00b")).isTrue();
    assertThat(Utf8Text.isWhole("a\ud83d")).isFalse();
    assertThat(Utf8Text.isWhole("\ude00\ud83d")).isFalse();
  }

  @Test
  void whatIsShownIsNeverCutWithinACharacter() {
    assertThat(Utf8Text.shown("abc", 3)).isEqualTo("abc");
    assertThat(Utf8Text.shown("abcd", 3)).isEqualTo("abc...");
    assertThat(Utf8Text.shown("ab\ud83d\ude00", 3)).isEqualTo("ab...");
    assertThat(Utf8Text.shown("a\ud83d\ude00b", 3)).isEqualTo("a\ud83d\ude00...");
  }
}
