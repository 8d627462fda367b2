package org.millwright.program.settings;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/**
 * Passwords and keys, kept out of the settings: one file, AES-256 in GCM mode (NIST SP 800-38D) with a new nonce at each writing. Its
 * key is a file that the folder's owner alone may read, or one that {@code CREDENTIALS_DIRECTORY} holds (systemd). Never shown again.
 */
public final class Secrets {
    /** How a setting refers to one. */
    public static final String PREFIX = "secret:";

    private static final byte[] MAGIC = "MWSECRE1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 12;
    private static final int KEY = 32;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final Path key;
    private final SecureRandom chance;

    private Secrets(Path file, Path key, SecureRandom chance) {
        this.file = file;
        this.key = key;
        this.chance = chance;
    }

    /** The secrets of a home folder. */
    public static Secrets of(Home home, Map<String, String> environment, SecureRandom chance) {
        String credentials = environment.getOrDefault("CREDENTIALS_DIRECTORY", "");
        Path given = Path.of(credentials.isBlank() ? "." : credentials, "millwright-key");
        boolean bySystem = !credentials.isBlank() && Files.isRegularFile(given);
        return new Secrets(
                home.folder().resolve("secrets"),
                bySystem ? given : home.folder().resolve("secrets.key"),
                chance);
    }

    /** The names of all that are kept, sorted. */
    public synchronized List<String> names() {
        return List.copyOf(read().keySet());
    }

    /** Keeps one under a name, over an older one. */
    public synchronized void keep(String name, String value) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw MillwrightException.badRequest(
                    "settings.secret.name",
                    "A secret cannot be called ({name}). Use letters, digits, dots and hyphens, at most 64.",
                    "name",
                    name);
        }
        Map<String, String> all = read();
        all.put(name, value);
        write(all);
    }

    /** Forgets one; true if it was there. */
    public synchronized boolean forget(String name) {
        Map<String, String> all = read();
        boolean there = all.remove(name) != null;
        if (there) {
            write(all);
        }
        return there;
    }

    /**
     * A setting with its secret in place of {@code secret:name}; any other as it is.
     *
     * @throws MillwrightException if there is no secret of this name
     */
    public String resolved(String setting) {
        if (!setting.startsWith(PREFIX)) {
            return setting;
        }
        String name = setting.substring(PREFIX.length());
        String value;
        synchronized (this) {
            value = read().get(name);
        }
        if (value == null) {
            throw MillwrightException.notFound(
                    "settings.secret.missing",
                    "The settings ask for the secret ({name}), which is not kept here. Give it: millwright config secret {name}",
                    "name",
                    name);
        }
        return value;
    }

    private Map<String, String> read() {
        Map<String, String> all = new TreeMap<>();
        if (!Files.exists(file)) {
            return all;
        }
        try {
            byte[] stored = Files.readAllBytes(file);
            Cipher cipher = cipher(
                    Cipher.DECRYPT_MODE, java.util.Arrays.copyOfRange(stored, MAGIC.length, MAGIC.length + NONCE));
            cipher.updateAAD(stored, 0, MAGIC.length);
            byte[] plain = cipher.doFinal(stored, MAGIC.length + NONCE, stored.length - MAGIC.length - NONCE);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain));
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                all.put(name, new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            }
            return all;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException broken) {
            throw new MillwrightException(
                    new Problem.Forbidden(Message.of(
                            "settings.secret.unreadable",
                            "The secrets in {file} cannot be read with the key {key}. Maybe one of the two was replaced or damaged;"
                                    + " bring back the right one from a backup.",
                            "file",
                            file,
                            "key",
                            key)),
                    broken);
        }
    }

    private void write(Map<String, String> all) {
        try {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(plain);
            out.writeInt(all.size());
            for (Map.Entry<String, String> one : all.entrySet()) {
                byte[] value = one.getValue().getBytes(StandardCharsets.UTF_8);
                out.writeUTF(one.getKey());
                out.writeInt(value.length);
                out.write(value);
            }
            byte[] nonce = new byte[NONCE];
            chance.nextBytes(nonce);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
            cipher.updateAAD(MAGIC);
            ByteArrayOutputStream stored = new ByteArrayOutputStream();
            stored.write(MAGIC);
            stored.write(nonce);
            stored.write(cipher.doFinal(plain.toByteArray()));
            Home.writePrivately(file, stored.toByteArray());
        } catch (IOException refused) {
            throw Home.unwritable(file, refused);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Java lacks AES in GCM mode.", missing);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws IOException, GeneralSecurityException {
        if (!Files.exists(key)) {
            byte[] fresh = new byte[KEY];
            chance.nextBytes(fresh);
            Home.writePrivately(key, fresh);
        }
        byte[] bytes = Files.readAllBytes(key);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(bytes, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    /** Never shows one. */
    @Override
    public String toString() {
        return "secrets ***";
    }
}
