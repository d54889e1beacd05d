/**
 * Real activity against independently computed answers, through the built jar and its HTTP
 * interfaces only. The data stands beside the checkout and is never part of it; without it these
 * tests are skipped by name.
 */
@NullMarked
package dev.rollcall.server.realdata;

import org.jspecify.annotations.NullMarked;
