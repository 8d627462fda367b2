package org.millwright.language.gguf.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CrewTest {
    @Test
    @Timeout(60)
    void everyPartIsDoneOnce() {
        try (Crew crew = new Crew(4)) {
            for (int round = 0; round < 300; round++) {
                AtomicIntegerArray done = new AtomicIntegerArray(round % 40);
                crew.each(done.length(), (part, worker) -> done.incrementAndGet(part));
                for (int part = 0; part < done.length(); part++) {
                    assertEquals(1, done.get(part), "round " + round + ", part " + part);
                }
            }
        }
    }

    /** A mapped file that was cut throws in whichever thread touches it; the caller must hear of it, and the crew must go on. */
    @Test
    @Timeout(60)
    void whatAThreadThrowsIsThrownToTheCaller() {
        try (Crew crew = new Crew(3)) {
            assertThrows(
                    InternalError.class,
                    () -> crew.each(30, (part, worker) -> {
                        if (part == 17) {
                            throw new InternalError("gone");
                        }
                    }));
            int[] done = new int[9];
            crew.each(9, (part, worker) -> done[part]++);
            assertEquals(1, done[8]);
        }
    }
}
