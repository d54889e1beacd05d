package dev.rollcall.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Java properties file that is asked for one setting after another. Whoever asks says what the
 * value is when the file does not name it; what nobody asked for is a fault. Not thread-safe.
 *
 * <pre>
 *   server.port = 8080
 *   intake.maxBodyBytes = 5MB
 *   publish.changedEvery = 1h
 * </pre>
 */
final class SettingsFile {
  /** How far, in changed letters, an unknown name may be from a known one to be taken for it. */
  private static final int NEAR = 8;

  private final String name;
  private final Map<String, String> values;
  private final Map<String, String> known = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  private SettingsFile(String name, Map<String, String> values) {
    this.name = name;
    this.values = values;
  }

  /** A file that says nothing: every setting is as it comes. */
  static SettingsFile empty() {
    return new SettingsFile("no settings file", Map.of());
  }

  static SettingsFile read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(
          file.toString(), List.of("the settings file can not be read (" + e + ")"));
    }
    Map<String, String> values = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
    return new SettingsFile(file.toString(), values);
  }

  /** Any text. */
  String text(String key, String otherwise) {
    return read(key, otherwise, otherwise, Optional::of, "");
  }

  /** {@code on} or {@code off}. */
  boolean flag(String key, boolean otherwise) {
    return read(key, otherwise, otherwise ? "on" : "off", SettingsFile::flag, "on or off");
  }

  /** One of an enum's words, in lower case. */
  <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E value : type.getEnumConstants()) {
      words.put(value.name().toLowerCase(Locale.ROOT), value);
    }
    return read(
        key,
        otherwise,
        otherwise.name().toLowerCase(Locale.ROOT),
        text -> Optional.ofNullable(words.get(text)),
        String.join(" or ", words.keySet()));
  }

  /** A whole number between two bounds, both included. */
  int count(String key, int otherwise, int least, int most) {
    return read(
        key,
        otherwise,
        String.valueOf(otherwise),
        text -> SettingUnits.count(text).filter(count -> count >= least && count <= most),
        "a whole number from %d to %d".formatted(least, most));
  }

  /** An amount of memory or data such as {@code 5MB}, in bytes. */
  int bytes(String key, int otherwise) {
    return read(
        key, otherwise, SettingUnits.bytes(otherwise), SettingUnits::bytes, "such as 64KB or 5MB");
  }

  /** A length of time such as {@code 10m}. */
  Duration time(String key, Duration otherwise) {
    return read(
        key,
        otherwise,
        SettingUnits.time(otherwise),
        SettingUnits::time,
        "such as 500ms, 30s, 10m, 1h or 7d");
  }

  /** Every setting asked for so far with the text of its default, in the order of asking. */
  Map<String, String> known() {
    return new LinkedHashMap<>(known);
  }

  /**
   * Reads several settings that must go together; what is wrong with them together is one more
   * fault.
   */
  <T> T together(Function<SettingsFile, T> settings, Supplier<T> otherwise) {
    try {
      return settings.apply(this);
    } catch (IllegalArgumentException e) {
      faults.add(String.valueOf(e.getMessage()));
      return otherwise.get();
    }
  }

  /**
   * Ends the reading.
   *
   * @throws SettingsException when a value was wrong, or the file names a setting nobody asked for
   */
  void close() {
    values.keySet().stream().filter(key -> !known.containsKey(key)).sorted().forEach(this::unknown);
    if (!faults.isEmpty()) {
      throw new SettingsException(name, faults);
    }
  }

  private <T> T read(
      String key,
      T otherwise,
      String otherwiseText,
      Function<String, Optional<T>> parse,
      String shape) {
    known.put(key, otherwiseText);
    String text = values.get(key);
    if (text == null) {
      return otherwise;
    }
    Optional<T> value = parse.apply(text.strip());
    if (value.isEmpty()) {
      faults.add("%s = %s is not %s".formatted(key, text, shape));
    }
    return value.orElse(otherwise);
  }

  private void unknown(String key) {
    @Nullable String nearest =
        known.keySet().stream()
            .min(Comparator.comparingInt(candidate -> Spelling.distance(key, candidate)))
            .orElse(null);
    boolean near = nearest != null && Spelling.distance(key, nearest) <= NEAR;
    faults.add(
        "there is no setting "
            + key
            + (near ? "; did you mean " + nearest + "?" : "; docs/settings.md lists them all"));
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "on", "true" -> Optional.of(true);
      case "off", "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
