/** Tests of the sample organisation. */
@NullMarked
package dev.rollcall.server.demo;

import org.jspecify.annotations.NullMarked;
