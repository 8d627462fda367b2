package org.millwright.program.serve;

import java.util.ArrayDeque;
import java.util.Deque;

/** Ends what was begun, the newest first, each once; one that fails does not keep the others from ending. */
final class Ending implements Runnable {
    private final Deque<Runnable> begun = new ArrayDeque<>();

    synchronized void later(Runnable end) {
        begun.push(end);
    }

    @Override
    public synchronized void run() {
        while (!begun.isEmpty()) {
            try {
                begun.pop().run();
            } catch (RuntimeException failed) {
                // The rest must still be closed, so that what was acknowledged is on the disk.
                System.getLogger(Ending.class.getName())
                        .log(System.Logger.Level.ERROR, "A part did not end well.", failed);
            }
        }
    }
}
