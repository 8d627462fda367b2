package org.millwright.program.bench.connect;

/** Lets time pass while something is measured. */
final class Pause {
    private Pause() {}

    static void seconds(double seconds) {
        try {
            Thread.sleep((long) (seconds * 1_000));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The measurement was interrupted.", stopped);
        }
    }
}
