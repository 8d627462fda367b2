package org.millwright.warning.live;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Saved forms in memory. */
final class Form {
    private Form() {}

    /** Writes something. */
    @FunctionalInterface
    interface Writing {
        void to(DataOutput out) throws IOException;
    }

    static byte[] of(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException notOfMemory) {
            throw new UncheckedIOException(notOfMemory);
        }
        return bytes.toByteArray();
    }

    static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static String sha256(Writing writing) {
        return HexFormat.of().formatHex(sha256().digest(of(writing)));
    }
}
