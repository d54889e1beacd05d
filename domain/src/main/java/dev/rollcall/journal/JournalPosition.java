package dev.rollcall.journal;

/**
 * How much a day held at some moment.
 *
 * @param events lines appended to the day so far, repeats included
 */
public record JournalPosition(long events) {}
