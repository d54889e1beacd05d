/**
 * What every catalog must do, whatever database it is kept in. A test extends the contract and says
 * how to open its catalog. Calls {@code catalog} and {@code events}.
 */
@NullMarked
package dev.rollcall.kit.catalog;

import org.jspecify.annotations.NullMarked;
