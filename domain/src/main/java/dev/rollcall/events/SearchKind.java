package dev.rollcall.events;

import java.util.Optional;

/** Where a search was made (S20). */
public enum SearchKind {
  /** The comprehensive search over everything. */
  QUICK("quick"),
  /** The search within one tab, such as messages or documents. */
  TAB("tab");

  private final String word;

  SearchKind(String word) {
    this.word = word;
  }

  /** The word on the wire: {@code quick}, {@code tab}. */
  public String word() {
    return word;
  }

  /** The kind of a word, or empty when there is none. */
  public static Optional<SearchKind> of(String word) {
    for (SearchKind kind : values()) {
      if (kind.word.equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
