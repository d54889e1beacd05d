package dev.rollcall.directory;

import java.util.Map;

/**
 * The directory as it was at the end of a day, as far as counting needs it.
 *
 * @param tree the departments
 * @param memberships who is where
 * @param apps every known app by its id
 */
public record Directory(DepartmentTree tree, Memberships memberships, Map<String, KnownApp> apps) {}
