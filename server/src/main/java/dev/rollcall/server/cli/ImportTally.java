package dev.rollcall.server.cli;

import dev.rollcall.events.Rejection;
import dev.rollcall.events.RejectionReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of the events of an import. Not thread-safe. */
final class ImportTally {
  /** So many rejections of each reason are shown with their place. */
  static final int EXAMPLES_PER_REASON = 3;

  /**
   * A rejected event.
   *
   * @param place such as {@code people.ndjson:12}
   */
  record Example(String place, Rejection rejection) {}

  private long accepted;
  private long repeated;
  private long rejected;
  private final Map<RejectionReason, Long> reasons = new EnumMap<>(RejectionReason.class);
  private final List<Example> examples = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private @Nullable LocalDate oldestActivity;

  void accepted(long events) {
    accepted += events;
  }

  void repeat() {
    repeated++;
  }

  void rejected(String place, Rejection rejection) {
    rejected++;
    if (reasons.merge(rejection.reason(), 1L, Long::sum) <= EXAMPLES_PER_REASON) {
      examples.add(new Example(place, rejection));
    }
  }

  /** Somebody did something on a day. */
  void activity(LocalDate day) {
    if (oldestActivity == null || day.isBefore(oldestActivity)) {
      oldestActivity = day;
    }
  }

  /** Something to look at that kept nothing from being imported. */
  void warning(String sentence) {
    warnings.add(sentence);
  }

  /** Something that kept the rest of a file from being imported. */
  void fault(String sentence) {
    faults.add(sentence);
  }

  long accepted() {
    return accepted;
  }

  long repeated() {
    return repeated;
  }

  long rejected() {
    return rejected;
  }

  Map<RejectionReason, Long> reasons() {
    return reasons;
  }

  List<Example> examples() {
    return examples;
  }

  List<String> warnings() {
    return warnings;
  }

  List<String> faults() {
    return faults;
  }

  Optional<LocalDate> oldestActivity() {
    return Optional.ofNullable(oldestActivity);
  }
}
