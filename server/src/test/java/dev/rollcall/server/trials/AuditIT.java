package dev.rollcall.server.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit that finds nothing is worth something only if it finds what is there. */
class AuditIT {
  private static final int SIZE = 20;

  @TempDir private Path folder;

  @Test
  void whatIsLostDoubledInventedAndHalfThereIsFound() {
    Site site = new Site(folder);
    Office office = site.offices.getFirst();
    List<Parcel> parcels = new ArrayList<>();
    while (parcels.size() < 4) {
      Parcel parcel = site.ledger.next(office, site.now().minus(Duration.ofHours(4)), SIZE);
      if (parcel.views().stream().map(parcel::dayOf).distinct().count() == 1) {
        parcels.add(parcel);
      }
    }
    Parcel kept = parcels.get(0);
    Parcel half = parcels.get(1);
    Parcel lost = parcels.get(2);
    Parcel neverAnswered = parcels.get(3);
    List.of(kept, half, lost).forEach(site.ledger::acknowledged);
    StringBuilder lines = new StringBuilder(kept.lines()).append(neverAnswered.lines());
    half.views().subList(0, SIZE / 2).forEach(view -> lines.append(view.json()).append('\n'));
    View sent = kept.views().getFirst();
    View invented = new View("4711-0", sent.time(), sent.app(), sent.person());
    lines.append(invented.json()).append('\n');
    String file = site.commands.file("events.ndjson", lines.toString());
    site.typed(site.data, "import", "--tenant", office.tenant(), file);
    site.publishAll();
    int first = Site.FIRST_VIEWS * site.offices.size();
    assertThat(site.audit())
        .isEqualTo(
            new Audit(
                3 * SIZE + first, // those answered
                2 * SIZE + SIZE / 2 + 1 + first,
                0,
                SIZE + SIZE / 2,
                2, // of the person, and of everybody
                1,
                1));
  }
}
