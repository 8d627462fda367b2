/**
 * Slow hashes of passwords. In: a password. Out: its argon2id hash, or whether it has one.
 * Knows nothing of accounts.
 */
@NullMarked
package org.millwright.adapters.passwords;

import org.jspecify.annotations.NullMarked;
