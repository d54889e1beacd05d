/**
 * A file layer that fails on demand: a file system over that of the machine, which counts every
 * step, lets any one go wrong, and knows what a power cut at that moment would leave. Whatever
 * takes a {@code Path} runs on it unchanged. In goes a folder, out come its faults and its crash
 * states. Calls nobody.
 */
@NullMarked
package dev.rollcall.kit.files;

import org.jspecify.annotations.NullMarked;
