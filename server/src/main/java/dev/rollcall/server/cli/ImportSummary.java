package dev.rollcall.server.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How an import is told. */
record ImportSummary(ImportTally tally, Duration taken) {

  Answer answer(String tenant) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    tally.reasons().forEach((reason, count) -> reasons.put(reason.code(), count));
    return Answer.of(text(tenant))
        .with("accepted", tally.accepted())
        .with("repeated", tally.repeated())
        .with("rejected", tally.rejected())
        .with("reasons", reasons)
        .with("examples", examples())
        .with("warnings", tally.warnings())
        .with("faults", tally.faults())
        .with("seconds", taken.toMillis() / 1000.0)
        .status(failed() ? 1 : 0);
  }

  private boolean failed() {
    boolean nothing = tally.accepted() + tally.repeated() == 0;
    return !tally.faults().isEmpty() || (nothing && tally.rejected() > 0);
  }

  private List<Map<String, String>> examples() {
    List<Map<String, String>> list = new ArrayList<>();
    for (ImportTally.Example example : tally.examples()) {
      Map<String, String> members = new LinkedHashMap<>();
      members.put("at", example.place());
      members.put("reason", example.rejection().reason().code());
      members.put("detail", example.rejection().detail());
      list.add(members);
    }
    return list;
  }

  private String text(String tenant) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%,d accepted, %,d repeated, %,d rejected in %.1f s."
            .formatted(
                tally.accepted(), tally.repeated(), tally.rejected(), taken.toMillis() / 1000.0));
    tally
        .reasons()
        .forEach((reason, count) -> {
          text.append("%n%,d %s: %s".formatted(count, reason.code(), reason.sentence()));
          tally.examples().stream()
              .filter(example -> example.rejection().reason() == reason)
              .forEach(example -> text.append("%n  ".formatted()).append(line(example)));
        });
    tally.warnings().forEach(warning -> text.append("%nWarning: ".formatted()).append(warning));
    tally.faults().forEach(fault -> text.append("%nFailed: ".formatted()).append(fault));
    if (tally.accepted() > 0) {
      text.append("%nNext: ./rollcall rollup --tenant %s".formatted(tenant));
    }
    return text.toString();
  }

  private static String line(ImportTally.Example example) {
    return example.place() + ": " + example.rejection().detail();
  }
}
