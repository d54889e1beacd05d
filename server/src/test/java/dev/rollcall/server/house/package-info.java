/**
 * The rules of the house, as tests: where arrows point, what things are called, how long files may
 * get.
 */
@NullMarked
package dev.rollcall.server.house;

import org.jspecify.annotations.NullMarked;
