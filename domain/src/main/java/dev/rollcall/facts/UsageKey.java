package dev.rollcall.facts;

import dev.rollcall.events.Form;
import java.util.Comparator;

/**
 * What a usage is about.
 *
 * @param kind {@code app} so far
 * @param subject such as the id of the app
 * @param part which side of it: a form of an app ({@code gadget}, {@code webapp}, {@code bot}),
 *     {@link #NEW} or {@link #EVER}
 */
public record UsageKey(String kind, String subject, String part) implements Comparable<UsageKey> {
  /** The kind of app usage. */
  public static final String APP = "app";

  /** People whose first use of the subject ever was on this day (S16). */
  public static final String NEW = "new";

  /** People who used the subject on this day or before (S16). */
  public static final String EVER = "ever";

  private static final Comparator<UsageKey> ORDER =
      Comparator.comparing(UsageKey::kind)
          .thenComparing(UsageKey::subject)
          .thenComparing(UsageKey::part);

  /** The use of one form of an app. */
  public static UsageKey of(String app, Form form) {
    return new UsageKey(APP, app, form.word());
  }

  /** The people who used an app for the first time. */
  public static UsageKey newcomers(String app) {
    return new UsageKey(APP, app, NEW);
  }

  /** The people who ever used an app. */
  public static UsageKey ever(String app) {
    return new UsageKey(APP, app, EVER);
  }

  @Override
  public int compareTo(UsageKey other) {
    return ORDER.compare(this, other);
  }
}
