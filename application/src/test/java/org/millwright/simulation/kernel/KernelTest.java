package org.millwright.simulation.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.Problem;

class KernelTest {
    private final List<String> happened = new ArrayList<>();

    private final class Writer implements Element {
        private final Kernel kernel;
        private final long again;

        Writer(Kernel kernel, long again) {
            this.kernel = kernel;
            this.again = again;
        }

        @Override
        public String path() {
            return "l01/writer";
        }

        @Override
        public void on(int kind, long argument) {
            happened.add(kernel.now() + ":" + kind + ":" + argument);
            if (again >= 0) {
                kernel.in(again, this, kind, argument + 1);
            }
        }
    }

    @Test
    void ofOneInstantTheSmallestPriorityThenTheFirstPlannedComes() {
        Kernel kernel = new Kernel();
        Element writer = new Writer(kernel, -1);
        kernel.at(5, writer, 1, 0);
        kernel.at(5, 0xFFFF, writer, 2, 0);
        kernel.at(5, 0, writer, 3, 0);
        kernel.at(5, writer, 4, 0);
        kernel.at(3, writer, 5, 0);

        kernel.runUntil(5);

        assertEquals(List.of("3:5:0", "5:3:0", "5:1:0", "5:4:0", "5:2:0"), happened);
        assertEquals(5, kernel.events());
    }

    @Test
    void runsUpToAnInstantAndIncludingIt() {
        Kernel kernel = new Kernel();
        kernel.at(10, new Writer(kernel, 10), 0, 0);

        kernel.runUntil(29);
        assertEquals(List.of("10:0:0", "20:0:1"), happened);
        assertEquals(29, kernel.now());
        assertEquals(30, kernel.next());
        kernel.runUntil(30);
        assertEquals(3, happened.size());
        assertThrows(IllegalArgumentException.class, () -> kernel.runUntil(29));
    }

    @Test
    void cancelsAndMovesByHandle() {
        Kernel kernel = new Kernel();
        Element writer = new Writer(kernel, -1);
        long first = kernel.in(1, writer, 1, 0);
        long second = kernel.in(2, writer, 2, 0);
        long third = kernel.in(3, writer, 3, 0);

        assertTrue(kernel.cancel(second));
        assertFalse(kernel.cancel(second));
        assertTrue(kernel.reschedule(first, 4));
        assertTrue(kernel.isPlanned(third));
        kernel.runUntil(9);

        assertEquals(List.of("3:3:0", "4:1:0"), happened);
        assertFalse(kernel.reschedule(third, 10));
    }

    @Test
    void stopsAfterThePresentEvent() {
        Kernel kernel = new Kernel();
        kernel.at(1, new Writer(kernel, 1), 0, 0);
        kernel.at(
                3,
                new Element() {
                    @Override
                    public String path() {
                        return "brake";
                    }

                    @Override
                    public void on(int kind, long argument) {
                        kernel.stop();
                    }
                },
                0,
                0);

        kernel.runUntil(100);

        assertEquals(3, kernel.now());
        kernel.runUntil(100);
        assertEquals(100, happened.size());
    }

    @Test
    void aRunWithoutTimeAdvancingEndsAndNamesWhoIsBusy() {
        Kernel kernel = new Kernel(new Limits(1_000_000, 10, 1000));
        kernel.at(5, new Writer(kernel, 0), 0, 0);

        MillwrightException ends = assertThrows(MillwrightException.class, () -> kernel.runUntil(6));

        assertEquals("simulation.run.standstill", ends.problem().message().code());
        assertTrue(ends.problem().message().text().contains("l01/writer"));
    }

    @Test
    void aRunEndsAtItsLimits() {
        Kernel few = new Kernel(new Limits(100, 10, 1000));
        few.at(1, new Writer(few, 1), 0, 0);
        MillwrightException ends = assertThrows(MillwrightException.class, () -> few.runUntil(1000));
        assertInstanceOf(Problem.Exhausted.class, ends.problem());
        assertEquals("simulation.run.events", ends.problem().message().code());

        Kernel small = new Kernel(new Limits(100, 2, 1000));
        Element writer = new Writer(small, -1);
        small.at(1, writer, 0, 0);
        small.at(1, writer, 0, 0);
        MillwrightException full = assertThrows(MillwrightException.class, () -> small.at(1, writer, 0, 0));
        assertEquals("simulation.run.full", full.problem().message().code());
    }

    @Test
    void secondsBecomeTicksHalfEven() {
        assertEquals(1_500_000_000L, Ticks.of(1.5));
        assertEquals(2, Ticks.of(2.5e-9));
        assertEquals(4, Ticks.of(3.5e-9));
        assertThrows(IllegalArgumentException.class, () -> Ticks.of(-1e-9 * 2));
        assertThrows(IllegalArgumentException.class, () -> Ticks.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Ticks.of(1e10));
    }

    @Test
    void replicationsGiveTheSameInTheSameOrderWithAnyNumberOfThreads() throws Exception {
        List<Integer> one = Replications.run(40, 1, r -> r * r);

        assertEquals(one, Replications.run(40, 16, r -> r * r));
        assertEquals(1521, one.getLast());
        IllegalStateException failed = assertThrows(
                IllegalStateException.class,
                () -> Replications.run(5, 2, r -> {
                    if (r >= 3) {
                        throw new IllegalStateException("run " + r);
                    }
                    return r;
                }));
        assertEquals("run 3", failed.getMessage());
    }
}
