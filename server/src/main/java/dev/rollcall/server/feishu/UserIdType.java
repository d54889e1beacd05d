package dev.rollcall.server.feishu;

import java.util.Arrays;
import java.util.List;

/** The kinds of id by which this platform names people. */
enum UserIdType {
  /** Of one app: the next app knows the same person by another one. */
  OPEN_ID("open_id", FeishuError.UNKNOWN_OPEN_USER),
  /** The same for all apps. */
  UNION_ID("union_id", FeishuError.UNKNOWN_UNION_USER),
  /** The tenant's own. */
  USER_ID("user_id", FeishuError.UNKNOWN_USER);

  /** The words on the wire, that of the default first. */
  static final List<String> WORDS = Arrays.stream(values()).map(type -> type.word).toList();

  private final String word;
  private final FeishuError unknown;

  UserIdType(String word, FeishuError unknown) {
    this.word = word;
    this.unknown = unknown;
  }

  /** The type of one of {@link #WORDS}. */
  static UserIdType of(String word) {
    return values()[WORDS.indexOf(word)];
  }

  /** What is answered when nobody has an id of this type. */
  FeishuError unknown() {
    return unknown;
  }
}
