/**
 * Who may come in, how often, and where a reader stopped: texts that prove something on their own
 * (tokens, page tokens), and limits on how often something may be tried. Secrets, identities and
 * the time come in; verdicts go out. Knows no HTTP and no vendor; calls {@code catalog} alone.
 */
@NullMarked
package dev.rollcall.server.access;

import org.jspecify.annotations.NullMarked;
