@NullMarked
package dev.rollcall.kit.rollup;

import org.jspecify.annotations.NullMarked;
