/**
 * Who was where on a day: the department tree, the people and their numbers. Directory events come
 * in; immutable directories of a day go out. Calls only {@code events}.
 */
@NullMarked
package dev.rollcall.directory;

import org.jspecify.annotations.NullMarked;
