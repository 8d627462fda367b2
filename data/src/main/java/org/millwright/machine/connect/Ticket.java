package org.millwright.machine.connect;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Says when something that was handed over is safe on disk. */
public final class Ticket {
    private final CompletableFuture<Long> sequence = new CompletableFuture<>();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicReference<@Nullable Runnable> hurry = new AtomicReference<>();

    /** Whoever keeps the journal is told once somebody waits for the outcome; others need not be hurried for. */
    public void onWanted(Runnable told) {
        hurry.set(told);
        if (wanted.get()) {
            tell();
        }
    }

    private void want() {
        if (!sequence.isDone()) {
            wanted.set(true);
            tell();
        }
    }

    private void tell() {
        Runnable told = hurry.getAndSet(null);
        if (told != null) {
            told.run();
        }
    }

    /** Whoever keeps the journal says: it is safe, under this sequence. */
    public void safe(long at) {
        sequence.complete(at);
    }

    /** Whoever keeps the journal says: it was not taken, and why. */
    public void refused(Problem why) {
        sequence.completeExceptionally(new MillwrightException(why));
    }

    /** Runs when the outcome is known, on whatever thread knows it: the sequence, or -1 if it was refused. */
    public void whenKnown(LongConsumer then) {
        want();
        CompletableFuture<Void> unused = sequence.handle((at, refused) -> {
            then.accept(refused == null ? at : -1);
            return null;
        });
    }

    /** True once it is safe or refused. */
    public boolean known() {
        return sequence.isDone();
    }

    /**
     * Waits until it is safe.
     *
     * @return the sequence in the journal
     * @throws MillwrightException if it was refused, or not safe in time
     */
    public long await(Duration patience) {
        want();
        try {
            return sequence.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof MillwrightException why) {
                throw why;
            }
            throw new IllegalStateException("A ticket ended with what nobody gives it.", refused);
        } catch (TimeoutException slow) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "connect.ticket.slow",
                            "The rows were not safe on disk within {patience}. Maybe the disk is slow or full.",
                            "patience",
                            patience)),
                    slow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for a ticket was interrupted.", stopped);
        }
    }
}
