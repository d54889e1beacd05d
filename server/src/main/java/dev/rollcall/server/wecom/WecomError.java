package dev.rollcall.server.wecom;

/** Everything this surface refuses, in the vendor's codes and words. */
enum WecomError {
  FAULT(-1, "system busy", "error code table"),
  WRONG_SECRET(40001, "invalid credential", "live service"),
  UNKNOWN_CORP(40013, "invalid corpid", "live service"),
  INVALID_TOKEN(40014, "invalid access_token", "live service"),
  INVALID_PARAMETER(40058, "invalid Request Parameter", "error code table"),
  WRONG_METHOD(40063, "some parameters are empty", "error code table"),
  MISSING_TOKEN(41001, "access_token missing", "live service"),
  MISSING_CORP(41002, "corpid missing", "error code table"),
  MISSING_SECRET(41004, "corpsecret missing", "live service"),
  EXPIRED_TOKEN(42001, "access_token expired", "live service"),
  TOO_OFTEN(45009, "api freq out of limit", "live service"),
  FORBIDDEN(48002, "api forbidden", "live service"),
  TOO_MANY_VISIBLE(
      81017,
      "too many visible users, owner_filter required",
      "groupchat/statistic page; text ours"),
  INVALID_TIME(600018, "invalid start endtime", "live service");

  private final int code;
  private final String text;
  private final String source;

  WecomError(int code, String text, String source) {
    this.code = code;
    this.text = text;
    this.source = source;
  }

  /** The number in {@code errcode}. */
  int code() {
    return code;
  }

  /** The beginning of {@code errmsg}. */
  String text() {
    return text;
  }

  /** Where the code and its text are known from. */
  String source() {
    return source;
  }
}
