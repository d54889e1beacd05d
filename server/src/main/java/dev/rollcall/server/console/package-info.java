/**
 * The page people look at: a handful of static files, which read everything they show from our own
 * read API. Requests for files come in, files go out; calls nobody.
 */
@NullMarked
package dev.rollcall.server.console;

import org.jspecify.annotations.NullMarked;
