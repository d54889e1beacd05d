package dev.rollcall.counting;

import dev.rollcall.directory.DepartmentTree;
import dev.rollcall.directory.Directory;
import dev.rollcall.directory.KnownApp;
import dev.rollcall.events.Form;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The figures of one app over one period, by preorder position of the department ({@link
 * DepartmentTree}); each covers the department and everything below it (S9). Immutable.
 */
public final class AppUsagePeriod {
  private final Directory directory;
  private final Set<Form> appForms;
  private final int[] activeUsers;
  private final int[] newUsers;
  private final int[] totalUsers;
  private final Map<Form, FormUsage> forms;

  private AppUsagePeriod(
      Directory directory,
      Set<Form> appForms,
      int[] activeUsers,
      int[] newUsers,
      int[] totalUsers,
      Map<Form, FormUsage> forms) {
    this.directory = directory;
    this.appForms = appForms;
    this.activeUsers = activeUsers;
    this.newUsers = newUsers;
    this.totalUsers = totalUsers;
    this.forms = forms;
  }

  static AppUsagePeriod count(
      String app,
      Directory directory,
      Map<Form, UsageSum> sums,
      RoaringBitmap newcomers,
      RoaringBitmap ever) {
    Map<Form, FormUsage> forms = new EnumMap<>(Form.class);
    RoaringBitmap anyForm = new RoaringBitmap();
    sums.forEach((form, sum) -> {
      anyForm.or(sum.people());
      forms.put(form, FormUsage.count(directory, sum));
    });
    Set<Form> appForms = EnumSet.noneOf(Form.class);
    KnownApp known = directory.apps().get(app);
    if (known != null) {
      appForms.addAll(known.forms());
    }
    appForms.addAll(sums.keySet());
    return new AppUsagePeriod(
        directory,
        appForms,
        TreePass.people(directory.tree(), directory.memberships(), anyForm),
        TreePass.people(directory.tree(), directory.memberships(), newcomers),
        TreePass.people(directory.tree(), directory.memberships(), ever),
        forms);
  }

  /** The directory that places the people: that of the period's last published day (S8). */
  public Directory directory() {
    return directory;
  }

  /** The forms the app has, used or not. */
  public Set<Form> forms() {
    return EnumSet.copyOf(appForms);
  }

  /** Distinct people who used the app in any form (S13). */
  public int activeUsers(int department) {
    return activeUsers[department];
  }

  /** People whose first use ever lies in the period (S16). */
  public int newUsers(int department) {
    return newUsers[department];
  }

  /** People who ever used the app up to the end of the period's last published day (S16). */
  public int totalUsers(int department) {
    return totalUsers[department];
  }

  /** Page views of gadget and web app together (S14). */
  public long pageViews(int department) {
    long sum = 0;
    for (FormUsage form : forms.values()) {
      sum += form.pageViews(department);
    }
    return sum;
  }

  /** Opens of gadget and web app together (S15). */
  public long opens(int department) {
    long sum = 0;
    for (FormUsage form : forms.values()) {
      sum += form.opens(department);
    }
    return sum;
  }

  /** The figures of one form, or null when the app was not used in it in the period. */
  public @Nullable FormUsage form(Form form) {
    return forms.get(form);
  }

  /** Bytes in memory, about, without the directory. */
  int weight() {
    int weight = 200 + 3 * 4 * activeUsers.length;
    for (FormUsage form : forms.values()) {
      weight += form.weight();
    }
    return weight;
  }

  /** The figures of one form of the app, by preorder position of the department. Immutable. */
  public static final class FormUsage {
    private static final long[] NONE = {};

    private final int[] activeUsers;
    private final long[] pageViews;
    private final long[] opens;

    private FormUsage(int[] activeUsers, long[] pageViews, long[] opens) {
      this.activeUsers = activeUsers;
      this.pageViews = pageViews;
      this.opens = opens;
    }

    static FormUsage count(Directory directory, UsageSum sum) {
      int[] people = TreePass.people(directory.tree(), directory.memberships(), sum.people());
      return sum.hasAmounts()
          ? new FormUsage(people, sum.views(directory), sum.opens(directory))
          : new FormUsage(people, NONE, NONE);
    }

    /** Distinct people who used this form. */
    public int activeUsers(int department) {
      return activeUsers[department];
    }

    /** Page views in this form; 0 for a bot. */
    public long pageViews(int department) {
      return pageViews.length == 0 ? 0 : pageViews[department];
    }

    /** Opens of this form; 0 for a bot. */
    public long opens(int department) {
      return opens.length == 0 ? 0 : opens[department];
    }

    private int weight() {
      return 64 + 4 * activeUsers.length + 8 * pageViews.length + 8 * opens.length;
    }
  }
}
