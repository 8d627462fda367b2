package org.millwright.program.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.history.journal.Journal;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Subscription;
import org.millwright.machine.connect.Surroundings;

/**
 * One connection at work: its journal, the applier behind it, and its connector while it runs. A connection that was removed lives on
 * without a connector until the history holds all of its journal.
 */
final class Line implements AutoCloseable {
    private final Journal journal;
    private final Applier applier;
    private final Surroundings around;
    private @Nullable LinePlan plan;
    private @Nullable Connector connector;
    private @Nullable Subscription subscription;
    private Health standing;

    Line(Journal journal, Applier applier, Surroundings around) {
        this.journal = journal;
        this.applier = applier;
        this.around = around;
        this.standing = stopped(around.clock().instant());
    }

    private static Health stopped(Instant since) {
        Message why = Message.of("live.line.stopped", "It is stopped. Start it with: millwright connect start");
        return new Health(Health.State.STOPPED, since, why, Optional.empty(), Optional.empty(), 0, Duration.ZERO);
    }

    Journal journal() {
        return journal;
    }

    Applier applier() {
        return applier;
    }

    synchronized Optional<LinePlan> plan() {
        return Optional.ofNullable(plan);
    }

    /** Sets what it reads; what ran before ends. */
    synchronized void plan(@Nullable LinePlan newPlan) {
        stop();
        plan = newPlan;
    }

    /** Opens its connector and lets it deliver; what stands in the way shows in its health. */
    synchronized void start(ConnectorKind kind) {
        LinePlan now = plan;
        if (now == null || !now.running() || connector != null) {
            return;
        }
        try {
            Files.createDirectories(around.folder());
            Connector opened = kind.open(now.connection(), around);
            connector = opened;
            subscription = opened.subscribe(now.reading(), journal.intake());
        } catch (MillwrightException wrong) {
            stop();
            standing = refused(wrong.problem().message());
        } catch (IOException full) {
            stop();
            standing = refused(unwritten(full).problem().message());
        }
    }

    private MillwrightException unwritten(IOException full) {
        return new MillwrightException(
                new Problem.Exhausted(Message.of(
                        "live.line.folder",
                        "The folder {folder} of the connection {connection} cannot be made: {why}.",
                        "folder",
                        around.folder(),
                        "connection",
                        journal.connection(),
                        "why",
                        String.valueOf(full.getMessage()))),
                full);
    }

    private Health refused(Message why) {
        return new Health(
                Health.State.STOPPED,
                around.clock().instant(),
                why,
                Optional.empty(),
                Optional.empty(),
                0,
                Duration.ZERO);
    }

    /** Ends the delivery; what was offered before is still written. */
    synchronized void stop() {
        Connector old = connector;
        Subscription delivery = subscription;
        connector = null;
        subscription = null;
        if (delivery != null) {
            delivery.close();
        }
        if (old != null) {
            old.close();
        }
        standing = stopped(around.clock().instant());
    }

    synchronized Optional<Connector> connector() {
        return Optional.ofNullable(connector);
    }

    synchronized Health health() {
        return connector == null ? standing : connector.health();
    }

    LineState.Store store() {
        return new LineState.Store(journal.next(), applier.applied(), journal.bytes(), applier.fault());
    }

    /** Lets it come to its end beside others. */
    void end() {
        stop();
        applier.end();
    }

    @Override
    public void close() {
        stop();
        applier.close();
        journal.close();
    }

    static Path folder(Path parent, String connection) {
        return parent.resolve(FolderNames.of(connection));
    }
}
