package dev.rollcall.directory;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the directory of a day says of one person. Times are microseconds since 1970-01-01T00:00Z.
 *
 * @param number the person number; {@link Memberships} says by it where the person is
 * @param id the tenant's own id
 * @param openId the vendor-facing id, when the sender gave one
 * @param unionId likewise
 * @param activated whether the account was activated
 * @param createdMicros when the account was made, if known
 * @param registeredMicros when it was activated, if known
 * @param leftMicros when the person left; empty for one who is there (S11)
 */
public record RosterPerson(
    int number,
    String id,
    String name,
    Optional<String> openId,
    Optional<String> unionId,
    boolean activated,
    OptionalLong createdMicros,
    OptionalLong registeredMicros,
    OptionalLong leftMicros) {}
