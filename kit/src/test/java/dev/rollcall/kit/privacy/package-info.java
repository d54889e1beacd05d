/** Erasing people on a whole domain. */
@NullMarked
package dev.rollcall.kit.privacy;

import org.jspecify.annotations.NullMarked;
