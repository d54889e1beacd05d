package dev.rollcall.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final byte[] KEY = {1, 2, 3};

  @Test
  void theSamePartsAlwaysMakeTheSameName() {
    Pseudonyms names = new Pseudonyms(KEY, "ids");
    String name = names.name("cli_1", "ann");
    assertThat(name).matches("[0-9a-f]{32}");
    assertThat(names.name("cli_1", "bob")).isNotEqualTo(name);
    assertThat(names.name("cli_1", "ann")).isEqualTo(name);
    assertThat(new Pseudonyms(KEY, "ids").name("cli_1", "ann")).isEqualTo(name);
  }

  @Test
  void otherKeysPurposesAndPartsMakeOtherNames() {
    List<String> names =
        Stream.of(
                new Pseudonyms(KEY, "ids").name("ab", "c"),
                new Pseudonyms(KEY, "ids").name("a", "bc"),
                new Pseudonyms(KEY, "ids").name("abc"),
                new Pseudonyms(KEY, "other").name("ab", "c"),
                new Pseudonyms(new byte[] {1, 2, 4}, "ids").name("ab", "c"))
            .toList();
    assertThat(names).doesNotHaveDuplicates();
  }
}
