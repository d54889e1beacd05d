package dev.rollcall.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.facts.FactsException;
import dev.rollcall.facts.PersonMetric;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class DepartmentDayBytesTest {
  private static final int DEPARTMENTS = 37;

  private static DepartmentDay day(long seed, int departments) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Crowd, int[]> people = new EnumMap<>(Crowd.class);
    for (Crowd crowd : Crowd.values()) {
      people.put(crowd, random.ints(departments, 0, 5_000).toArray());
    }
    Map<PersonMetric, long[]> sums = new EnumMap<>(PersonMetric.class);
    for (PersonMetric metric : PersonMetric.values()) {
      sums.put(metric, random.longs(departments, 0, 1L << 40).toArray());
    }
    return new DepartmentDay(people, sums);
  }

  private static List<Long> figures(DepartmentDay day, int departments) {
    List<Long> figures = new ArrayList<>();
    for (int at = 0; at < departments; at++) {
      for (Crowd crowd : Crowd.values()) {
        figures.add((long) day.people(crowd, at));
      }
      for (PersonMetric metric : PersonMetric.values()) {
        figures.add(day.sum(metric, at));
      }
    }
    return figures;
  }

  @Test
  void whatWasWrittenIsRead() {
    for (int departments : new int[] {1, 2, DEPARTMENTS}) {
      DepartmentDay day = day(departments, departments);
      byte[] bytes = DepartmentDayBytes.write(day, departments);
      assertThat(figures(DepartmentDayBytes.read(bytes, departments), departments))
          .isEqualTo(figures(day, departments));
      assertThat(DepartmentDayBytes.write(day, departments)).isEqualTo(bytes);
    }
  }

  @Test
  void figuresAreFoundByTheirWords() throws IOException {
    List<String> words = new ArrayList<>();
    byte[] bytes = DepartmentDayBytes.write(day(1, 1), 1);
    try (DataInputStream in =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
      assertThat(in.readInt()).isEqualTo(1);
      for (int figure = 0;
          figure < Crowd.values().length + PersonMetric.values().length;
          figure++) {
        words.add(in.readUTF());
        in.readLong();
      }
    }
    assertThat(String.join(" ", words))
        .isEqualTo(
            "everybody activated created registered left active messenger_users message_senders"
                + " docs_users docs_creators calendar_users calendar_creators meeting_members"
                + " task_creators searchers last_active im_sent im_used docs_created docs_viewed"
                + " calendar_created calendar_viewed meetings meeting_seconds tasks_created"
                + " mail_sent_internal mail_sent_external mail_received_internal"
                + " mail_received_external search_quick search_tab");
  }

  @Test
  void anythingElseIsDamage() {
    byte[] bytes = DepartmentDayBytes.write(day(3, DEPARTMENTS), DEPARTMENTS);
    assertThatThrownBy(() -> DepartmentDayBytes.read(bytes, DEPARTMENTS + 1))
        .isInstanceOf(FactsException.class)
        .hasMessageContaining("bring the day back from a backup");
    for (int length = 0; length < bytes.length; length += 97) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> DepartmentDayBytes.read(cut, DEPARTMENTS))
          .isInstanceOf(FactsException.class);
    }
    for (int at = 0; at < bytes.length; at += 31) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= 0x10;
      assertThatThrownBy(() -> DepartmentDayBytes.read(flipped, DEPARTMENTS))
          .isInstanceOf(FactsException.class);
    }
  }
}
