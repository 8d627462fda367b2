package org.millwright.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.millwright.MillwrightException;

/**
 * The Ed25519 key that signs the heads of a log. It lies in a file that only its owner may read: one line with the private key
 * (PKCS#8) and one with the public key (X.509), in Base64. Whoever has the file can sign; keep it apart from the log.
 */
public final class SigningKey {
    private static final String ALGORITHM = "Ed25519";
    private static final int LINES = 2;

    private final PrivateKey secret;
    private final PublicKey open;

    private SigningKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /**
     * The key of a file; makes both where there is none.
     *
     * @throws MillwrightException if the file holds no key or others may read it
     */
    public static SigningKey openOrCreate(Path file, SecureRandom random) {
        try {
            return Files.exists(file) ? read(file) : create(file, random);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The key (%s) cannot be read or written.".formatted(file), unreadable);
        } catch (GeneralSecurityException | IllegalArgumentException bad) {
            throw MillwrightException.badRequest(
                    "audit.key.form",
                    "The file ({file}) holds no key for the audit log. Restore it from a backup; with a new key the log has to"
                            + " begin anew.",
                    "file",
                    file);
        }
    }

    private static SigningKey create(Path file, SecureRandom random) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(255, random);
        KeyPair pair = generator.generateKeyPair();
        String text =
                base64(pair.getPrivate().getEncoded()) + base64(pair.getPublic().getEncoded());
        try (var out = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
                ownerOnly(file))) {
            out.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException sameMoment) {
            return read(file);
        }
        return new SigningKey(pair.getPrivate(), pair.getPublic());
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return posix(file)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static SigningKey read(Path file) throws IOException, GeneralSecurityException {
        if (posix(file)
                && Files.getPosixFilePermissions(file).stream()
                        .anyMatch(one -> !one.name().startsWith("OWNER"))) {
            throw MillwrightException.badRequest(
                    "audit.key.open",
                    "Others than its owner may read the key of the audit log ({file}). Run: chmod 600 {file}",
                    "file",
                    file);
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        if (lines.size() != LINES) {
            throw new IllegalArgumentException("A key has two lines.");
        }
        KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
        return new SigningKey(
                keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))),
                keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    /** The public key as a verifier reads it: X.509 in Base64 and a line end. */
    public String publicKey() {
        return base64(open.getEncoded());
    }

    String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java signs with Ed25519.", impossible);
        }
    }

    boolean signed(String text, String signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(open);
            check.update(text.getBytes(StandardCharsets.US_ASCII));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException bad) {
            return false;
        }
    }
}
