/** The intake over real HTTP. */
@NullMarked
package dev.rollcall.server.intake;

import org.jspecify.annotations.NullMarked;
