package org.millwright.adapters.passwords;

import com.password4j.Argon2Function;
import com.password4j.Hash;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem.Exhausted;
import org.millwright.access.identity.Passwords;

/**
 * Argon2id with 19 MiB, 2 passes and 1 lane (the least that OWASP names), as PHC strings. Two hash at once; twenty more may wait, the
 * next is refused, so that a flood of sign-ins takes neither the processors nor the memory of the plant.
 */
public final class Argon2Passwords implements Passwords {
    private static final int MEMORY_KIB = 19 * 1_024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int BYTES = 32;
    private static final int SALT = 16;
    private static final int AT_ONCE = 2;
    private static final int WAITING = 20;

    private final Argon2Function function =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
    private final Semaphore working = new Semaphore(AT_ONCE, true);
    private final Semaphore room = new Semaphore(AT_ONCE + WAITING);
    private final SecureRandom random;

    /** @param random for the salts */
    public Argon2Passwords(SecureRandom random) {
        this.random = random;
    }

    @Override
    public String hash(String password) {
        return inTurn(() -> {
            byte[] salt = new byte[SALT];
            random.nextBytes(salt);
            Hash hash = Password.hash(password).addSalt(salt).with(function);
            return hash.getResult();
        });
    }

    @Override
    public boolean matches(String password, String phc) {
        return inTurn(() -> Password.check(password, phc).with(Argon2Function.getInstanceFromHash(phc)));
    }

    @Override
    public boolean outdated(String phc) {
        Argon2Function used = Argon2Function.getInstanceFromHash(phc);
        return used.getMemory() < MEMORY_KIB || used.getIterations() < PASSES || used.getVariant() != Argon2.ID;
    }

    /** The salt and the hash are zeros: finding a password for it is as hard as for any other. */
    @Override
    public String nobodys() {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(MEMORY_KIB, PASSES, LANES, "A".repeat(22), "A".repeat(43));
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!room.tryAcquire()) {
            throw new MillwrightException(new Exhausted(Message.of(
                    "passwords.queue.full", "Too many sign-ins at once. Wait a few seconds, then try again.")));
        }
        try {
            working.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                working.release();
            }
        } finally {
            room.release();
        }
    }
}
