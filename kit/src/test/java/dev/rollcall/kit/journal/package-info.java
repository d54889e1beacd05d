/** The journal on a file layer that fails on demand. */
package dev.rollcall.kit.journal;
