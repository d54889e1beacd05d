package dev.rollcall.events;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinePieceTest {
  private static final String TEXT = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF";

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 7, 8, 9, 15, 16, 17, 24, 31, 40})
  void aPieceIsWhereAllOfItsBytesAre(int length) {
    LinePiece piece = new LinePiece(TEXT.substring(0, length).getBytes(US_ASCII));
    for (String before : new String[] {"", "xxx"}) {
      for (String behind : new String[] {"", "y", "yyyyyyyyyy"}) {
        byte[] buffer = (before + TEXT.substring(0, length) + behind).getBytes(US_ASCII);
        int at = before.length();
        assertThat(piece.isAt(buffer, at, at + length)).isTrue();
        assertThat(piece.isAt(buffer, at, at + length - 1)).as("the line ends before").isFalse();
        for (int i = at; i < at + length; i++) {
          byte right = buffer[i];
          buffer[i] = '-';
          assertThat(piece.isAt(buffer, at, at + length)).as("byte %d differs", i).isFalse();
          buffer[i] = right;
        }
      }
    }
  }
}
