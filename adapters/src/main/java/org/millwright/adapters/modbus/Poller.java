package org.millwright.adapters.modbus;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.millwright.Message;
import org.millwright.machine.connect.Backoff;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Rejects;
import org.millwright.machine.connect.Standing;
import org.millwright.machine.connect.Surroundings;

/**
 * The life of a subscription, on a thread of its own: connects, reads its rounds when they are due, and after a loss waits and
 * connects again. A round that comes too late is left out and counted, never caught up; so is one while our own queue is nearly full.
 */
final class Poller implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Poller.class.getName());
    private static final double FULL = 0.8;
    private static final int SILENT_ROUNDS = 3;
    private static final Duration END = Duration.ofMillis(1_500);

    private final Rounds rounds;
    private final ModbusLine line;
    private final Told told;
    private final Surroundings around;
    private final Backoff backoff;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;
    private final List<Missed> missed;

    /**
     * Who is told.
     *
     * @param name the connection
     * @param standing how it stands
     * @param rejects what could not be understood
     * @param intake gets the values
     */
    record Told(String name, Standing standing, Rejects rejects, Intake intake) {}

    Poller(Rounds rounds, ModbusLine line, Told told, Surroundings around) {
        this.rounds = rounds;
        this.line = line;
        this.told = told;
        this.around = around;
        this.backoff = new Backoff(around.chance());
        this.missed = rounds.rounds().stream()
                .map(round -> new Missed(round.period()))
                .toList();
        this.thread = Thread.ofVirtual().name("modbus " + told.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (end.getCount() > 0) {
                live();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            line.drop();
        }
    }

    /** One connection, until it ends, and the wait after it. */
    private void live() throws InterruptedException {
        Instant begun = around.clock().instant();
        try {
            told.standing().to(Health.State.CONNECTING, Faults.connecting(rounds.host()));
            line.connect();
            poll();
        } catch (IOException lost) {
            again(begun, Faults.lost(rounds.host(), lost));
        } catch (RuntimeException ours) {
            // Whatever broke, the delivery must not end without a word: it is shown and tried again.
            LOG.log(System.Logger.Level.ERROR, "The delivery of " + told.name() + " broke.", ours);
            line.drop();
            again(begun, Faults.broken(ours));
        }
    }

    private void again(Instant begun, Message why) throws InterruptedException {
        if (end.getCount() == 0) {
            return;
        }
        missed.forEach(round -> round.broken(now()));
        backoff.liveFor(Duration.between(begun, around.clock().instant()));
        Duration pause = backoff.next();
        told.standing().waiting(why, pause);
        long until = System.nanoTime() + pause.toNanos();
        Duration left = pause;
        while (left.isPositive() && end.getCount() > 0) {
            wait(left.compareTo(Backoff.KNOCK) < 0 ? left : Backoff.KNOCK);
            left = Duration.ofNanos(until - System.nanoTime());
            if (left.isPositive()
                    && Backoff.listens(new InetSocketAddress(
                            rounds.host().name(), rounds.host().port()))) {
                return;
            }
        }
    }

    private void poll() throws IOException, InterruptedException {
        List<RoundReader> readers = new ArrayList<>();
        for (Rounds.Round round : rounds.rounds()) {
            readers.add(new RoundReader(round, told, around.clock()));
        }
        RoundFaults faults = new RoundFaults(rounds.unusable());
        Schedule schedule =
                new Schedule(readers.stream().map(RoundReader::period).toList(), System.nanoTime());
        if (readers.isEmpty()) {
            standing(readers, faults);
            end.await();
        }
        int silent = 0;
        while (end.getCount() > 0) {
            int due = schedule.next();
            wait(Duration.ofNanos(schedule.nanosUntil(due, System.nanoTime())));
            if (end.getCount() == 0) {
                return;
            }
            RoundReader reader = readers.get(due);
            int late = schedule.started(due, System.nanoTime());
            skipped(reader, late, Loss.Reason.LINK_DOWN, faults);
            missed.get(due).told(late);
            if (told.intake().fill() > FULL) {
                skipped(reader, 1, Loss.Reason.QUEUE_FULL, faults);
                missed.get(due).told(1);
                standing(readers, faults);
                continue;
            }
            if (reader.read(line, faults)) {
                silent = 0;
                came(missed.get(due), reader);
            } else {
                silent++;
                missed.get(due).broken(now());
            }
            if (silent >= SILENT_ROUNDS) {
                line.drop();
                throw new IOException("No unit answered %d rounds in a row.".formatted(silent));
            }
            standing(readers, faults);
        }
    }

    private void standing(List<RoundReader> readers, RoundFaults faults) {
        int requests = readers.stream().mapToInt(RoundReader::requests).sum();
        faults.worst().ifPresentOrElse(why -> told.standing().to(Health.State.DEGRADED, why), () -> told.standing()
                .to(Health.State.LIVE, Faults.live(rounds.host(), rounds.tags(), requests)));
    }

    /** What it cost that rounds brought nothing before this one, as far as nobody has told it. */
    private void came(Missed round, RoundReader reader) {
        long from = round.since();
        long rounds = round.came(now());
        if (rounds > 0) {
            lost(from, rounds * reader.values(), Loss.Reason.LINK_DOWN, false);
        }
    }

    private void skipped(RoundReader reader, int times, Loss.Reason reason, RoundFaults faults) {
        faults.skipped(times, reader.period());
        if (times > 0) {
            long from = now() - times * (reader.period().toNanos() / 1_000);
            lost(from, (long) times * reader.values(), reason, true);
        }
    }

    private void lost(long from, long values, Loss.Reason reason, boolean exact) {
        told.intake().lost(new Loss(told.name(), "", from, now(), reason, values, exact));
    }

    private long now() {
        return Standing.micros(around.clock().instant());
    }

    private void wait(Duration pause) throws InterruptedException {
        if (pause.isPositive()) {
            end.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void close() {
        end.countDown();
        line.drop();
        try {
            thread.join(END);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
