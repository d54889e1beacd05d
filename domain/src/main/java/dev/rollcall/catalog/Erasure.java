package dev.rollcall.catalog;

import java.time.Instant;
import java.util.Optional;

/**
 * A person who was erased, or is being erased.
 *
 * @param number the person number, which stays (S7)
 * @param pseudonym what stands in place of the id
 * @param finished when nothing was left; empty while that is not certain yet
 * @param receipt what was done, as JSON; empty until it is finished
 */
public record Erasure(
    String tenant,
    int number,
    String pseudonym,
    Instant begun,
    Optional<Instant> finished,
    String receipt) {}
