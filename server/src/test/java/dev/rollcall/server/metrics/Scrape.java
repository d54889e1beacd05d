package dev.rollcall.server.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a monitoring system reads: {@code name{label="value",...} number} line by line. */
record Scrape(List<String> lines) {
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  static Scrape of(String text) {
    return new Scrape(text.lines().filter(line -> !line.startsWith("#")).toList());
  }

  /** The number of one series, labels in any order; -1 when it is not there. */
  double value(String name, String... labels) {
    for (String line : lines) {
      String series = line.substring(0, line.lastIndexOf(' '));
      boolean same =
          (series.equals(name) || series.startsWith(name + "{"))
              && labels.length == count(series)
              && Arrays.stream(labels).allMatch(series::contains);
      if (same) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
      }
    }
    return -1;
  }

  private static long count(String series) {
    return LABEL.matcher(series).results().count();
  }

  /** The names of all labels of series whose names begin so. */
  Set<String> labels(String prefix) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .flatMap(line -> LABEL.matcher(line).results())
        .map(label -> label.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The values of a label. */
  Set<String> values(String label) {
    Set<String> values = new TreeSet<>();
    for (String line : lines) {
      Matcher found = LABEL.matcher(line);
      while (found.find()) {
        if (found.group(1).equals(label)) {
          values.add(found.group(2));
        }
      }
    }
    return values;
  }
}
