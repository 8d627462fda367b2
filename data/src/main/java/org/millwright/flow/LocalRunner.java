package org.millwright.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.flow.snapshot.Snapshot;
import org.millwright.flow.snapshot.SnapshotFolder;

/** Runs flows in this process; one {@link LocalRun} after the other. */
final class LocalRunner implements Runner {
    private final @Nullable Checkpoints checkpoints;
    private final int cores;
    private final AtomicReference<@Nullable LocalRun> running = new AtomicReference<>();

    LocalRunner(@Nullable Checkpoints checkpoints, int cores) {
        if (cores < 1) {
            throw new IllegalArgumentException("A runner on (%d) cores cannot be.".formatted(cores));
        }
        this.checkpoints = checkpoints;
        this.cores = cores;
    }

    @Override
    public RunReport run(Flow flow, List<Source> sources, Sink sink) {
        if (checkpoints == null) {
            return run(new LocalRun(flow, sink, cores, null), sources);
        }
        try (SnapshotFolder folder = SnapshotFolder.open(checkpoints.folder())) {
            List<Message> notes = new ArrayList<>();
            long number = folder.newestNumber() + 1;
            Optional<Snapshot> newest = newest(folder, flow, notes, checkpoints.start());
            SnapshotRound round = new SnapshotRound(folder, flow, checkpoints, number, notes);
            LocalRun run = new LocalRun(flow, sink, cores, round);
            newest.ifPresent(snapshot -> run.load(snapshot, checkpoints.resume()));
            return run(run, sources);
        }
    }

    private RunReport run(LocalRun run, List<Source> sources) {
        if (!running.compareAndSet(null, run)) {
            throw new IllegalStateException("This runner is already running a flow.");
        }
        try {
            return run.run(sources);
        } finally {
            running.set(null);
        }
    }

    private static Optional<Snapshot> newest(
            SnapshotFolder folder, Flow flow, List<Message> notes, Checkpoints.Start start) {
        return switch (start) {
            case RESUME -> {
                Optional<Snapshot> newest = folder.newest(notes);
                newest.ifPresent(snapshot -> refuseForeign(snapshot, flow));
                yield newest;
            }
            case FRESH -> {
                folder.setAside();
                yield Optional.empty();
            }
        };
    }

    private static void refuseForeign(Snapshot snapshot, Flow flow) {
        if (!snapshot.flow().equals(flow.name()) || !snapshot.flowHash().equals(flow.hash())) {
            throw MillwrightException.badRequest(
                    "flow.snapshot.foreign",
                    """
                    The snapshot is of the flow {saved} (version {savedVersion}, hash {savedHash}), but the flow {flow} (version \
                    {version}, hash {hash}) is to run. Run the flow that it belongs to, name another folder, or start with a \
                    fresh state.""",
                    "saved",
                    snapshot.flow(),
                    "savedVersion",
                    snapshot.flowVersion(),
                    "savedHash",
                    snapshot.flowHash().substring(0, 12),
                    "flow",
                    flow.name(),
                    "version",
                    flow.version(),
                    "hash",
                    flow.hash().substring(0, 12));
        }
    }

    @Override
    public Map<Key, RunReport.Parked> parked() {
        LocalRun run = running.get();
        return run == null ? Map.of() : run.parked();
    }

    @Override
    public void stop() {
        LocalRun run = running.get();
        if (run != null) {
            run.stop();
        }
    }
}
