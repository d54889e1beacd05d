/**
 * A living sample organisation: a seed and a day come in, made-up events go out through the real
 * intake, are rolled up, and go on trickling in while the demo runs. Calls the server it starts,
 * the catalog to make keys and the roll-up; nobody calls this room but the command line.
 */
@NullMarked
package dev.rollcall.server.demo;

import org.jspecify.annotations.NullMarked;
