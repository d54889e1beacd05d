/**
 * What people may ask for: to be forgotten, and to be told what is held of them. An id comes in;
 * journal, published days and catalog go out without it, every count as it was (S7), or everything
 * about it goes out. Calls {@code journal}, {@code directory}, {@code facts}, {@code rollup} and
 * {@code catalog}.
 */
@NullMarked
package dev.rollcall.privacy;

import org.jspecify.annotations.NullMarked;
