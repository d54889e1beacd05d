package dev.rollcall.facts;

import dev.rollcall.events.Form;
import java.util.Comparator;

/**
 * What a usage is about.
 *
 * @param kind what sort of subject it is: one of the constants
 * @param subject such as the id of the app
 * @param part which side of an app: a form ({@code gadget}, {@code webapp}, {@code bot}), {@link
 *     #NEW} or {@link #EVER}; empty for all other kinds
 */
public record UsageKey(String kind, String subject, String part) implements Comparable<UsageKey> {
  /** The kind of app usage. */
  public static final String APP = "app";

  /** The kind of visits of one workplace (S23). */
  public static final String WORKPLACE = "workplace";

  /** The kind of visits of any workplace (S23). */
  public static final String WORKPLACES = "workplaces";

  /** The kind of visits of one block (S24). */
  public static final String BLOCK = "block";

  /** The kind of what a person did on the day (S20); the subject is a {@link PersonMetric}. */
  public static final String PERSON = "person";

  /** The kind of who used a client; the subject is {@link ClientName#text}. */
  public static final String CLIENT = "client";

  /** The kind of figures of customer group chats by owner; the subject is a {@link GroupMetric}. */
  public static final String GROUPS = "groups";

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

  /** The visits of one workplace: {@code default} or an id. */
  public static UsageKey workplace(String workplace) {
    return new UsageKey(WORKPLACE, workplace, "");
  }

  /** The visits of all workplaces together. */
  public static UsageKey workplaces() {
    return new UsageKey(WORKPLACES, "", "");
  }

  /** The visits of one block. */
  public static UsageKey block(String block) {
    return new UsageKey(BLOCK, block, "");
  }

  /** What people did on the day, by one measure. */
  public static UsageKey of(PersonMetric metric) {
    return new UsageKey(PERSON, metric.word(), "");
  }

  /** The people who used one client. */
  public static UsageKey of(ClientName client) {
    return new UsageKey(CLIENT, client.text(), "");
  }

  /** One figure of the customer group chats; the people are the owners. */
  public static UsageKey of(GroupMetric metric) {
    return new UsageKey(GROUPS, metric.word(), "");
  }

  @Override
  public int compareTo(UsageKey other) {
    return ORDER.compare(this, other);
  }
}
