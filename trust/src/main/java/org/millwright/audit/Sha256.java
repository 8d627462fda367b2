package org.millwright.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of some bytes.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Sha256(String hex) {
    private static final int DIGITS = 64;

    public Sha256 {
        if (hex.length() != DIGITS || !hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("This is not a SHA-256: %s".formatted(hex));
        }
    }

    /** Hashes bytes. */
    public static Sha256 of(byte[] bytes) {
        return ofHash(digest().digest(bytes));
    }

    /** Hashes a text as UTF-8. */
    public static Sha256 of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes 32 bytes that are a hash already. */
    public static Sha256 ofHash(byte[] hash) {
        return new Sha256(HexFormat.of().formatHex(hash));
    }

    /** The 32 bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
