package dev.rollcall.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.DirectoryEvent.DepartmentSet;
import dev.rollcall.events.DirectoryEvent.PersonErased;
import dev.rollcall.events.DirectoryEvent.PersonLeft;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import dev.rollcall.events.Envelope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the directory keeps of somebody who was erased. */
class ErasedRecordsTest {
  private final DirectoryState named = state();
  private final DirectoryState nameless = state();

  private static DirectoryState state() {
    DirectoryState state = new DirectoryState("acme", _ -> 0);
    state.apply(new DepartmentSet(at(1), "a", "0", "", 0, null));
    return state;
  }

  private static Envelope at(long micros) {
    return new Envelope("e" + micros, "test", micros, null, null);
  }

  private static PersonSet set(String person, long micros) {
    return new PersonSet(
        at(micros), person, "Li", List.of("a"), null, null, null, false, 9L, null, Map.of());
  }

  private static PersonErased counting(String person, long micros) {
    return new PersonErased(at(micros), person, List.of("a"), false, 9L, null);
  }

  private void assertSame() {
    assertThat(named.identity()).isEqualTo(nameless.identity());
    assertThat(named.counted()).isEqualTo(nameless.counted()).hasSize(1);
    assertThat(named.people()).isEmpty();
    assertThat(named.snapshot().memberships().count(0)).isEqualTo(1);
  }

  @Test
  void erasingAtTheEndIsTheSameAsNeverHavingHadAName() {
    named.apply(set("u1", 2));
    named.apply(new PersonLeft(at(3), "u1"));
    assertThat(named.erase(0)).isTrue();
    assertThat(named.erase(0)).isFalse();
    nameless.apply(counting("erased-1", 2));
    nameless.apply(new PersonLeft(at(3), "erased-1"));
    assertSame();
  }

  @Test
  void whoIsErasedByAnEventIsOfTheOrganisationNoMore() {
    named.apply(set("u1", 2));
    named.apply(new PersonErased(at(4), "u1"));
    nameless.apply(counting("erased-1", 2));
    nameless.apply(new PersonErased(at(4), "erased-1"));
    assertThat(named.identity()).isEqualTo(nameless.identity());
    assertThat(named.counted()).isEmpty();
    assertThat(named.snapshot().memberships().count(0)).isEqualTo(1);
  }

  @Test
  void whoComesBackIsThereAgainWithoutAName() {
    named.apply(set("u1", 2));
    named.apply(new PersonLeft(at(3), "u1"));
    named.apply(set("u1", 4));
    named.erase(0);
    nameless.apply(counting("erased-1", 2));
    nameless.apply(new PersonLeft(at(3), "erased-1"));
    nameless.apply(counting("erased-1", 4));
    assertSame();
    assertThat(named.counted().getFirst().leftMicros()).isEmpty();
  }

  @Test
  void whatIsKeptIsWrittenAndRead() {
    named.apply(set("u1", 2));
    named.erase(0);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    named.write(text);
    DirectoryState read =
        DirectoryState.read(new ByteArrayInputStream(text.toByteArray()), "acme", _ -> 0);
    assertThat(read.identity()).isEqualTo(named.identity());
    assertThat(read.counted()).isEqualTo(named.counted());
  }
}
