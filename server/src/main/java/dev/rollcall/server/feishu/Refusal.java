package dev.rollcall.server.feishu;

import java.util.List;

/** A client's mistake, or a limit, as a value. */
sealed interface Refusal extends Answer {
  /** Code, status and text. */
  FeishuError error();

  /** The text of {@code msg}. */
  String message();

  /** Nothing to add but what the text itself says. */
  record Plain(FeishuError error, String message) implements Refusal {}

  /** Which documented rules the fields break (99992402). */
  record InvalidFields(List<Violation> violations) implements Refusal {
    public InvalidFields {
      violations = List.copyOf(violations);
    }

    @Override
    public FeishuError error() {
      return FeishuError.INVALID_FIELDS;
    }

    @Override
    public String message() {
      return FeishuError.INVALID_FIELDS.text();
    }
  }

  /**
   * One field and the rule it breaks.
   *
   * @param description such as {@code options: [1,2,3]}
   * @param value what was sent, empty when nothing was
   */
  record Violation(String field, String description, String value) {}

  /** The app was not granted any of the scopes (99991672). */
  record MissingScope(String app, List<String> scopes) implements Refusal {
    MissingScope(String app, String scope) {
      this(app, List.of(scope));
    }

    public MissingScope {
      scopes = List.copyOf(scopes);
    }

    @Override
    public FeishuError error() {
      return FeishuError.MISSING_SCOPE;
    }

    @Override
    public String message() {
      return FeishuError.MISSING_SCOPE.text().formatted(scopes, grantPage() + "&token_type=tenant");
    }

    /** Where the app's owner grants it. */
    String grantPage() {
      return "https://open.feishu.cn/app/"
          + app
          + "/auth?q="
          + String.join(",", scopes)
          + "&op_from=openapi";
    }
  }

  /** Too many calls; the next window opens after so many seconds (99991400). */
  record TooOften(int limit, long waitSeconds) implements Refusal {
    @Override
    public FeishuError error() {
      return FeishuError.TOO_OFTEN;
    }

    @Override
    public String message() {
      return FeishuError.TOO_OFTEN.text();
    }
  }

  /** A refusal whose text takes {@code arguments}. */
  static Refusal of(FeishuError error, Object... arguments) {
    return new Plain(
        error, arguments.length == 0 ? error.text() : error.text().formatted(arguments));
  }
}
