package dev.rollcall.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.events.DirectoryEvent.PersonSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonLineTest {
  private static final Envelope PLAIN = new Envelope("7", "hr", 1_795_138_200_120_000L, null, null);

  private static @Nullable PersonSet read(Event event) {
    byte[] line = EventLines.line(event);
    return new PersonLine().read(line, 0, line.length);
  }

  private static PersonSet person(Envelope envelope, Map<String, Integer> orders) {
    return new PersonSet(
        envelope,
        "u\"1",
        "Li \\ Lei \u674e",
        List.of("sales", "e\"ast"),
        "li@acme.cn",
        "ou_1",
        "on_1",
        false,
        -1L,
        1_795_138_200_000_001L,
        orders);
  }

  @Test
  void aLineGivesTheEventThatWroteIt() {
    PersonSet full = person(new Envelope("\n7", "h\tr", 0, Region.JP, null), Map.of());
    PersonSet bare =
        new PersonSet(PLAIN, "u", "", List.of(), null, null, null, true, null, null, Map.of());

    assertThat(read(full)).isEqualTo(full);
    assertThat(read(bare)).isEqualTo(bare);
  }

  @Test
  void whatHasMoreOrIsAnotherTypeIsLeftToTheReaderOfAll() {
    Envelope withClient = new Envelope("7", "hr", 0, null, new Client("iOS", null, null));

    assertThat(read(person(withClient, Map.of()))).isNull();
    assertThat(read(person(PLAIN, Map.of("sales", 2)))).isNull();
    assertThat(read(new DirectoryEvent.PersonLeft(PLAIN, "u"))).isNull();
  }

  @Test
  void aTimeThatIsNoneIsBroken() {
    String line = new String(EventLines.line(person(PLAIN, Map.of())), UTF_8);
    byte[] broken = line.replace("1969-12-31", "1969-13-31").getBytes(UTF_8);

    assertThat(broken).isNotEqualTo(line.getBytes(UTF_8));
    assertThatThrownBy(() -> new PersonLine().read(broken, 0, broken.length))
        .isInstanceOf(BrokenLineException.class)
        .hasMessageContaining("created_at");
  }
}
