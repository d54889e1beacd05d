/**
 * Tenants, apps, hashed secrets, keys, tokens, published versions and the audit log, in one small
 * database. Calls only {@code events} for its value types.
 */
@NullMarked
package dev.rollcall.catalog;

import org.jspecify.annotations.NullMarked;
