/**
 * Sets of people, periods and the tree pass: published usages come in, figures of every department
 * go out. Calls {@code facts} and {@code directory}.
 */
@NullMarked
package dev.rollcall.counting;

import org.jspecify.annotations.NullMarked;
