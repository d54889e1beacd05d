/** The commands as they are typed: what they print, what they leave behind, how they end. */
@NullMarked
package dev.rollcall.server.cli;

import org.jspecify.annotations.NullMarked;
