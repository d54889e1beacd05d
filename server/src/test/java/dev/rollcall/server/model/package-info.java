/** A whole server beside a whole model: what goes into both must come out of both alike. */
@NullMarked
package dev.rollcall.server.model;

import org.jspecify.annotations.NullMarked;
