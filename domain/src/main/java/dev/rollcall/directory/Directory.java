package dev.rollcall.directory;

import dev.rollcall.events.Form;
import java.util.Map;
import java.util.Set;

/**
 * The directory as it was at the end of a day, as far as counting needs it.
 *
 * @param tree the departments
 * @param memberships who is where
 * @param apps the forms of every known app: those declared by {@code app.set}, or, never declared,
 *     those seen so far
 */
public record Directory(
    DepartmentTree tree, Memberships memberships, Map<String, Set<Form>> apps) {}
