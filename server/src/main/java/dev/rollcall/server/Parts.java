package dev.rollcall.server;

import dev.rollcall.catalog.Catalog;
import dev.rollcall.counting.AppUsage;
import dev.rollcall.facts.Facts;
import dev.rollcall.journal.Journal;
import java.time.Clock;

/**
 * The parts of the domain that surfaces are made from. Whoever opened them closes them, after the
 * server.
 *
 * @param clock the only source of the present, so that tests and replays can move it
 */
public record Parts(
    Catalog catalog, Journal journal, Facts facts, AppUsage appUsage, Clock clock) {}
