package org.millwright.program.server;

import org.jspecify.annotations.Nullable;

/**
 * By what a caller can be known.
 *
 * @param session the session's cookie
 * @param token an API token
 * @param local what the owner of the home folder can read there; counts from this machine only
 * @param address where the request came from
 */
public record Shown(
        @Nullable String session,
        @Nullable String token,
        @Nullable String local,
        String address) {
    /** True if nothing is shown. */
    public boolean nothing() {
        return session == null && token == null && local == null;
    }

    /** Never shows a secret. */
    @Override
    public String toString() {
        return "credentials from " + address;
    }
}
