/**
 * What the fuzz targets share: the bytes of a fuzzer come in and are cut into numbers and texts,
 * claims about what was made of them go out as failures. The targets stand in the packages of the
 * classes that they try, under {@code src/test}. Calls nobody.
 */
@NullMarked
package dev.rollcall.fuzz;

import org.jspecify.annotations.NullMarked;
