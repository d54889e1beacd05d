/** Tests of the page's files. */
@NullMarked
package dev.rollcall.server.console;

import org.jspecify.annotations.NullMarked;
