/** Tests of reading and writing events. */
@NullMarked
package dev.rollcall.events;

import org.jspecify.annotations.NullMarked;
