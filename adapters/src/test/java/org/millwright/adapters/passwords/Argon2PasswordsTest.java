package org.millwright.adapters.passwords;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;

class Argon2PasswordsTest {
    private final Argon2Passwords passwords = new Argon2Passwords(new SecureRandom());

    @Test
    void aPasswordHasItsHashAndNoOther() {
        String phc = passwords.hash("correct horse battery staple");

        assertTrue(phc.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), phc);
        assertTrue(passwords.matches("correct horse battery staple", phc));
        assertFalse(passwords.matches("correct horse battery stapl", phc));
        assertNotEquals(phc, passwords.hash("correct horse battery staple"), "each hash has a salt of its own");
    }

    @Test
    void passwordsInAnyScriptWork() {
        String phc = passwords.hash("维修工程师的长密码 ä€😀");

        assertTrue(passwords.matches("维修工程师的长密码 ä€😀", phc));
        assertFalse(passwords.matches("维修工程师的长密码 ä€", phc));
    }

    @Test
    void nobodysHashHasNoPasswordAndCostsTheSame() {
        assertFalse(passwords.matches("", passwords.nobodys()));
        assertFalse(passwords.matches("x", passwords.nobodys()));
        assertTrue(passwords.nobodys().startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    void weakerParametersAreOutdated() {
        assertFalse(passwords.outdated(passwords.hash("correct horse battery staple")));
        assertTrue(passwords.outdated(passwords.nobodys().replace("m=19456", "m=9216")));
        assertTrue(passwords.outdated(passwords.nobodys().replace("t=2", "t=1")));
    }

    /** The form that other programs read. */
    @Test
    void aHashIsAPhcString() {
        String own = passwords.hash("a");
        String[] parts = own.split("\\$", -1);
        assertEquals(6, parts.length, "a PHC string has a kind, a version, parameters, a salt and a hash");
        assertEquals(22, parts[4].length(), "16 bytes of salt");
        assertEquals(43, parts[5].length(), "32 bytes of hash");
    }

    /** Trust section 1: two at once, twenty wait, the rest is refused at once. */
    @Test
    void aFloodIsRefusedBeyondTheQueue() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                    passwords.hash("correct horse battery staple");
                    done.incrementAndGet();
                } catch (MillwrightException full) {
                    assertEquals(
                            "passwords.queue.full", full.problem().message().code());
                    refused.incrementAndGet();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(60, done.get() + refused.get());
        assertTrue(done.get() >= 22, done + " were served");
        assertTrue(refused.get() > 0, "nobody was refused");
    }
}
