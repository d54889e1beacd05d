package dev.rollcall.events;

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
}
