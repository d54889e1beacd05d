package dev.rollcall.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemoDeliveryTest {
  @Test
  void everythingArrivesSomeLateSomeTwice() {
    DemoActivity activity = new DemoActivity(3, 80, LocalDate.of(2026, 8, 23));
    DemoDelivery delivery = new DemoDelivery(3);
    Set<DemoEvent> happened = new HashSet<>();
    List<DemoEvent> arrived = new ArrayList<>();
    int late = 0;
    for (int i = 0; i < 20; i++) {
      LocalDate today = activity.next().date();
      List<DemoEvent> events = activity.play();
      happened.addAll(events);
      for (DemoEvent event : delivery.on(i, events)) {
        boolean before = SampleDay.REGION.dayOf(event.time()).isBefore(today);
        late += before && !arrived.contains(event) ? 1 : 0;
        arrived.add(event);
      }
    }
    arrived.addAll(delivery.rest());

    assertThat(new HashSet<>(arrived)).isEqualTo(happened);
    assertThat(arrived).hasSizeGreaterThan(happened.size());
    assertThat(late).isPositive();
    assertThat(delivery.rest()).isEmpty();
  }

  @Test
  void changesOfTheDirectoryAreNeverHeldBack() {
    DemoActivity activity = new DemoActivity(3, 80, LocalDate.of(2026, 8, 23));
    List<DemoEvent> events = activity.play();
    List<DemoEvent> directory = events.stream().filter(e -> e.source().equals("hr")).toList();
    assertThat(new DemoDelivery(3).on(0, events)).containsAll(directory);
  }
}
