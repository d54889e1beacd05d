/**
 * Contracts that every implementation must pass, and seeded samples for tests and measurements. A
 * seed goes in, the same organisation comes out every time. Calls {@code rollcall}.
 */
@NullMarked
package dev.rollcall.kit;

import org.jspecify.annotations.NullMarked;
