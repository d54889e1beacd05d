package dev.rollcall.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.counting.AppUsagePeriod;
import dev.rollcall.events.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one department, itself and everything below, each person once (S9).
 *
 * @param activeUsers distinct people who used the app in any form (S13)
 * @param newUsers those whose first use ever lies in the period (S16)
 * @param totalUsers people who ever used it up to the period's last published day
 * @param pageViews of gadget and web app (S14)
 * @param opens of gadget and web app (S15)
 * @param forms the same for each form the app has
 */
record Figures(
    int activeUsers,
    int newUsers,
    int totalUsers,
    long pageViews,
    long opens,
    Map<String, FormFigures> forms) {

  /** The figures of one form; a bot has no pages, so nothing to view or open. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FormFigures(int activeUsers, @Nullable Long pageViews, @Nullable Long opens) {
    private static FormFigures of(
        Form form, AppUsagePeriod.@Nullable FormUsage usage, int position) {
      int active = usage == null ? 0 : usage.activeUsers(position);
      if (form == Form.BOT) {
        return new FormFigures(active, null, null);
      }
      return usage == null
          ? new FormFigures(0, 0L, 0L)
          : new FormFigures(active, usage.pageViews(position), usage.opens(position));
    }
  }

  /** The figures at a preorder position. */
  static Figures of(AppUsagePeriod period, int position) {
    Map<String, FormFigures> forms = new LinkedHashMap<>();
    for (Form form : Form.values()) {
      if (period.forms().contains(form)) {
        forms.put(form.word(), FormFigures.of(form, period.form(form), position));
      }
    }
    return new Figures(
        period.activeUsers(position),
        period.newUsers(position),
        period.totalUsers(position),
        period.pageViews(position),
        period.opens(position),
        forms);
  }

  /** A period without any use; {@code everUsed} as of its end. */
  static Figures none(Iterable<Form> appForms, int everUsed) {
    Map<String, FormFigures> forms = new LinkedHashMap<>();
    for (Form form : appForms) {
      forms.put(form.word(), FormFigures.of(form, null, 0));
    }
    return new Figures(0, 0, everUsed, 0, 0, forms);
  }
}
