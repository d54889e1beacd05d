package dev.rollcall.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.events.DirectoryEvent.PersonErased;
import dev.rollcall.events.DirectoryEvent.PersonSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PseudonymisedTest {
  private static final long DAY = 86_400_000_000L;
  private final Pseudonymised names =
      new Pseudonymised(person -> person.equals("u1") ? "erased-x" : null);

  private static Envelope envelope(String id, String source) {
    return new Envelope(id, source, 1_000, null, null);
  }

  @Test
  void whoIsNotMeantStaysTheSameObject() {
    Event event = new DocEvent.Viewed(envelope("u1", "u1"), "u2", "doc");
    assertThat(names.of(event)).isSameAs(event);
  }

  @Test
  void theIdGoesWhereItIsAWordAndNothingElseOfThePersonStays() {
    assertThat(
            names.of((Event) new DocEvent.Viewed(envelope("doc-u1-7", "u1"), "u1", "u1's diary")))
        .isEqualTo(new DocEvent.Viewed(envelope("doc-erased-x-7", "erased-x"), "erased-x", null));
    assertThat(names.of((Event) new ImEvent.Used(envelope("u17", "xu1"), "u1")))
        .isEqualTo(new ImEvent.Used(envelope("u17", "xu1"), "erased-x"));
  }

  @Test
  void whatIsSaidOfAPersonBecomesWhereTheNumberCounts() {
    PersonSet set =
        new PersonSet(
            envelope("1", "hr"),
            "u1",
            "Li Lei",
            List.of("b", "a"),
            "li@lei",
            "ou",
            "on",
            false,
            7 * DAY + 12_345,
            null,
            Map.of("a", 1));
    assertThat(names.of(set))
        .isEqualTo(
            new PersonErased(
                envelope("1", "hr"), "erased-x", List.of("b", "a"), false, 7 * DAY, null));
  }

  @Test
  void membersOfAChatKeepTheirPlaces() {
    Event created =
        new GroupEvent.Created(envelope("1", "crm"), "c", "u2", List.of("u3", "u1", "u2"));
    assertThat(names.of(created))
        .isEqualTo(
            new GroupEvent.Created(
                envelope("1", "crm"), "c", "u2", List.of("u3", "erased-x", "u2")));
  }

  @Test
  void changingTwiceIsChangingOnce() {
    Event once = names.of((Event) new ImEvent.Used(envelope("u1", "u1"), "u1"));
    assertThat(names.of(once)).isSameAs(once);
  }
}
