package dev.rollcall.events;

import java.util.Optional;

/** The forms an app can take (S13). */
public enum Form {
  GADGET("gadget"),
  WEBAPP("webapp"),
  BOT("bot");

  private final String word;

  Form(String word) {
    this.word = word;
  }

  /** The word on the wire: {@code gadget}, {@code webapp}, {@code bot}. */
  public String word() {
    return word;
  }

  /** The form of a word, or empty when there is none. */
  public static Optional<Form> of(String word) {
    for (Form form : values()) {
      if (form.word.equals(word)) {
        return Optional.of(form);
      }
    }
    return Optional.empty();
  }
}
