package dev.rollcall.server.feishu;

/**
 * Everything this surface refuses, in the vendor's codes and words. Where one code has two rows, it
 * has two texts or, in different APIs, two HTTP statuses.
 */
enum FeishuError {
  // Tokens: failures travel with HTTP 200.
  UNKNOWN_APP(10003, 200, "invalid param", "live service"),
  WRONG_SECRET(10014, 200, "app secret invalid", "live service"),
  NOT_INSTALLED(10005, 200, "app id unauthorized", "platform error table"),
  NO_APP_TOKEN(10012, 200, "get app access token fail", "platform error table"),
  NO_TENANT_TOKEN(10013, 200, "get tenant access token fail", "platform error table"),
  NO_RESEND(10016, 200, "app resend fail", "platform error table"),

  // The gateway, in the order of its checks.
  MISSING_TOKEN(
      99991661,
      400,
      "Missing access token for authorization. Please make a request with token attached.",
      "live service"),
  INVALID_TENANT_TOKEN(
      99991663,
      400,
      "Invalid access token for authorization. Please make a request with token attached.",
      "live service"),
  INVALID_USER_TOKEN(
      99991668,
      400,
      "Invalid access token for authorization. Please make a request with token attached.",
      "live service"),
  UNKNOWN_TOKEN_KIND(99991671, 400, "Invalid token: must start with t-/u-", "platform error table"),
  WRONG_KIND_OF_APP(99991676, 400, "token no permission", "platform error table"),
  MISSING_SCOPE(
      99991672,
      400,
      "Access denied. One of the following scopes is required: %1$s."
          + "应用尚未开通所需的应用身份权限：%1$s，点击链接申请并开通任一权限即可：%2$s",
      "how-to-fix-the-99991672-error, live service"),
  TOO_OFTEN(99991400, 429, "request trigger frequency limit", "rate limits page"),
  UNREADABLE(9499, 400, "Bad Request", "live service"),
  WRONG_TYPE(
      9499,
      400,
      "Invalid parameter type in json: %s. Invalid parameter value: %s."
          + " Please check and modify accordingly.",
      "live service"),
  INVALID_FIELDS(99992402, 400, "field validation failed", "live service"),
  UNKNOWN_OPEN_DEPARTMENT(99992357, 400, "these ids not existed: [%s]", "platform error table"),
  UNKNOWN_DEPARTMENT(99992380, 400, "these ids not existed: [%s]", "platform error table"),
  UNKNOWN_OPEN_USER(
      99992351, 400, "not a valid {open_id} or not exists", "users of the live service"),
  UNKNOWN_USER(99992360, 400, "not a valid {user_id} or not exists", "platform error table"),
  UNKNOWN_UNION_USER(99992381, 400, "not a valid {union_id} or not exists", "platform error table"),
  FAULT(2200, 500, "Internal Error", "platform error table"),

  // User statistics: a client's mistake travels with HTTP 500.
  STATS_PARAMETER(1051001, 500, "request contain invalid param", "admin_user_stats page"),
  STATS_AUTHORITY(1051002, 400, "request to exceed authority", "admin_user_stats page"),
  STATS_DEPARTMENT(
      1051003,
      400,
      "There is no query permission for this department's data, please apply for permission for"
          + " the application first",
      "admin_user_stats page of 2026"),

  // App usage.
  EDITION(211004, 403, "no authority for quota limit", "app_usage pages"),
  UNKNOWN_USED_APP(211005, 400, "invalid app id", "app_usage pages"),
  OVERVIEW_DEPARTMENT(211006, 400, "invalid department id", "app_usage/overview page"),
  DATE_FORMAT(211007, 400, "invalid date format", "app_usage pages"),
  OVERVIEW_ABILITY(211008, 400, "invalid ability", "app_usage/overview page"),
  OVERVIEW_CYCLE(211009, 400, "invalid cycle type", "app_usage/overview page"),
  DATE_RANGE(211010, 400, "invalid date range", "app_usage pages"),
  NO_DATA(211011, 404, "data not found", "app_usage/department_overview page"),
  OVERVIEW_NO_DATA(211011, 200, "data not found", "app_usage/overview page"),
  FOREIGN_PAGE_TOKEN(210501, 400, "invalid page_token", "app_usage/department_overview page"),
  UNKNOWN_PAGE_TOKEN(
      210500,
      400,
      "page_token does not exist or has expired",
      "app_usage/department_overview page"),

  // Workplaces; the numbers differ from path to path, the two spaces are the vendor's.
  WORKPLACE_TIME(1628001, 400, "invalid  time format", "workplace_access_data page"),
  WORKPLACE_ORDER(
      1628002, 400, "from_date can't be greater than to_date", "workplace_access_data page"),
  WORKPLACE_FAULT(1628003, 400, "internal service error", "workplace_access_data page"),
  WORKPLACE_PAGE_TOKEN(1628004, 400, "invalid page_token", "workplace_access_data page"),
  CUSTOM_WORKPLACE_TIME(1621001, 400, "invalid  time format", "custom_workplace_access_data page"),
  CUSTOM_WORKPLACE_ORDER(
      1621002, 400, "from_date can't be greater than to_date", "custom_workplace_access_data page"),
  CUSTOM_WORKPLACE_FAULT(
      1621003, 400, "internal service error", "custom_workplace_access_data page"),
  CUSTOM_WORKPLACE_PAGE_TOKEN(
      1621004, 400, "invalid page_token", "custom_workplace_access_data page"),
  BLOCK_TIME(1629001, 400, "invalid  time format", "workplace_block_access_data page"),
  BLOCK_ORDER(
      1629002, 400, "from_date can't be greater than to_date", "workplace_block_access_data page"),
  BLOCK_FAULT(1629004, 400, "internal service error", "workplace_block_access_data page"),
  BLOCK_PAGE_TOKEN(1629005, 400, "invalid page_token", "workplace_block_access_data page"),
  BLOCK_PAGE_SIZE(1629006, 400, "invalid page_size", "workplace_block_access_data page");

  private final int code;
  private final int status;
  private final String text;
  private final String source;

  FeishuError(int code, int status, String text, String source) {
    this.code = code;
    this.status = status;
    this.text = text;
    this.source = source;
  }

  /** The number in {@code code}. */
  int code() {
    return code;
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** The text of {@code msg}; {@code %s} stands for what a refusal fills in. */
  String text() {
    return text;
  }

  /** Where the code and its text are known from. */
  String source() {
    return source;
  }
}
