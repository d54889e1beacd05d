package dev.rollcall.directory;

import dev.rollcall.events.Form;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * An app of a directory.
 *
 * @param name as declared; the app's id if it never was
 * @param forms as declared, or, never declared, those seen so far
 */
public record KnownApp(String name, Set<Form> forms) {
  public KnownApp {
    EnumSet<Form> copy = EnumSet.noneOf(Form.class);
    copy.addAll(forms);
    forms = Collections.unmodifiableSet(copy);
  }
}
