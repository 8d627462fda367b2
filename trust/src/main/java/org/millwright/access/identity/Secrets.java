package org.millwright.access.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes secrets that nobody guesses: 256 bits, as 43 characters that need no quoting anywhere. */
final class Secrets {
    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 9;

    private final SecureRandom random;

    Secrets(SecureRandom random) {
        this.random = random;
    }

    String secret() {
        return text(SECRET_BYTES);
    }

    /** Twelve characters, without a dash or a line below: for public ids. */
    String id() {
        return text(ID_BYTES).replace('-', 'a').replace('_', 'b');
    }

    private String text(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }
}
