package org.millwright.audit;

import java.time.Instant;

/**
 * An entry as it stands in the log.
 *
 * @param number its place, from 0
 * @param at when it was added, in microseconds
 * @param before the hash of the entry before it; zeros for the first
 * @param hash its own hash
 */
public record Logged(long number, Instant at, Entry entry, Sha256 before, Sha256 hash) {}
