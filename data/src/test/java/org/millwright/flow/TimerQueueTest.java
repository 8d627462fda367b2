package org.millwright.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimerQueueTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    @Test
    void aTimerFiresOnTheGridAndNotBeforeTheRowsThatAreLookedAt() {
        TimerQueue timers = new TimerQueue("s", 10);
        timers.lookingAt(21);

        timers.set("past", 5);
        assertEquals(30, timers.next());
        timers.set("past", 30);
        assertEquals(30, timers.next());
        timers.set("past", 31);
        assertEquals(40, timers.next(), "the timer was moved, not set twice");

        timers.takeNext();
        assertTrue(timers.isEmpty());
        timers.set("again", 40);
        assertEquals(50, timers.next(), "a timer that sets itself to now would never come to an end");
    }

    @Test
    void aTimerThatWasTakenBackDoesNotFire() {
        TimerQueue timers = new TimerQueue("s", 1);
        timers.set("one", 3);
        timers.set("two", 5);

        timers.cancel("one");
        timers.cancel("unknown");

        assertEquals(5, timers.next());
        timers.cancel("two");
        assertEquals(TimerQueue.NEVER, timers.next());
    }

    @Test
    void aStepWithoutAGridCannotSetTimers() {
        TimerQueue timers = new TimerQueue("silent", 0);

        IllegalStateException mistake = assertThrows(IllegalStateException.class, () -> timers.set("t", 1));

        assertTrue(mistake.toString().contains("silent"), mistake.toString());
    }

    @Test
    void theGridHoldsForEveryTimeThatANumberCanBe() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 10_000; round++) {
            long micros = random.nextLong() >> random.nextInt(63);
            long grid = 1 + (random.nextLong() >>> 1 >> random.nextInt(62));
            long next = TimerQueue.onGrid(micros, grid);
            String where = "seed " + SEED + ", " + micros + " on " + grid;
            assertTrue(next >= micros, where);
            assertTrue(next == TimerQueue.NEVER || Math.floorMod(next, grid) == 0, where);
            assertTrue(next == TimerQueue.NEVER || (next - micros < grid && next - micros >= 0), where);
        }
        assertEquals(-10, TimerQueue.onGrid(-11, 10));
        assertEquals(Long.MIN_VALUE, TimerQueue.onGrid(Long.MIN_VALUE, 1));
        assertEquals(TimerQueue.NEVER, TimerQueue.onGrid(Long.MAX_VALUE - 1, 1_000));
    }

    @Test
    void timersAreSavedInOneOrder() throws IOException {
        TimerQueue one = new TimerQueue("s", 1);
        one.set("b", 7);
        one.set("a", 7);
        one.set("c", 2);
        TimerQueue other = new TimerQueue("s", 1);
        other.set("c", 2);
        other.set("a", 9);
        other.set("b", 7);
        other.set("a", 7);

        byte[] form = Bytes.of(one::write);

        assertArrayEquals(form, Bytes.of(other::write));
        TimerQueue read = new TimerQueue("s", 1);
        read.read(new DataInputStream(new ByteArrayInputStream(form)));
        assertArrayEquals(form, Bytes.of(read::write));
        assertEquals(2, read.next());
    }
}
