package org.millwright.warning.live;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.flow.Key;
import org.millwright.flow.RunReport;
import org.millwright.machine.AssetPath;

/**
 * The watches of a plant: each learns in the background what is normal for its machine, then judges its rows as they come, over
 * restarts of the program. What was learnt is kept, so a restart learns nothing anew.
 *
 * <p>Safe for any thread.
 */
public final class WatchRoom implements AutoCloseable {
    private final LearntFolder learntFolder;
    private final WatchRun run;
    private final LearningDesk desk;
    private final Function<AssetPath, Optional<Message>> down;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, Post> posts = new HashMap<>();

    /**
     * Opens the room; nothing is watched yet.
     *
     * @param folder where it keeps what was learnt and the states of its flow
     * @param part what it stands on
     * @param down why nothing is known of a machine just now, where its connection is down
     */
    public WatchRoom(Path folder, Parts part, Function<AssetPath, Optional<Message>> down) {
        learntFolder = new LearntFolder(folder.resolve("learnt"));
        run = new WatchRun(folder.resolve("states"), part.book(), part.wall(), part.journals());
        Learning learning = new Learning(part.historian(), part.moments(), part.warnings(), part.clock(), part.code());
        desk = new LearningDesk(learning, part.learners());
        this.down = down;
        run.start();
    }

    /**
     * What a room stands on.
     *
     * @param historian the history to learn from
     * @param moments periods that do not count as healthy, and those in which nothing is raised
     * @param warnings where warnings are kept
     * @param book the warnings and what people do with them
     * @param clock the plant's time
     * @param wall the time by which states are saved
     * @param journals the journals of all connections as they are now, each under the name of its connection
     * @param making how it learns
     */
    public record Parts(
            org.millwright.history.Historian historian,
            org.millwright.history.moment.Moments moments,
            WarningStore warnings,
            WarningBook book,
            InstantSource clock,
            InstantSource wall,
            java.util.function.Supplier<List<org.millwright.flow.Source>> journals,
            Making making) {
        String code() {
            return making.code();
        }

        int learners() {
            return making.learners();
        }
    }

    /**
     * How watches learn.
     *
     * @param code name and version of the program, part of every warning's origin
     * @param learners how many may learn at the same time, at least 1
     */
    public record Making(String code, int learners) {}

    /** One watch and how far it is. */
    private static final class Post {
        private final Watch watch;
        private Learning.Outcome outcome;

        private Post(Watch watch, Learning.Outcome outcome) {
            this.watch = watch;
            this.outcome = outcome;
        }
    }

    private static Key key(AssetPath asset) {
        return new Key(asset.toString());
    }

    /**
     * Watches a machine from now on; in the place of its present watch, if it has one. What was learnt under the same terms is taken
     * up again.
     */
    public void watch(Watch watch) {
        List<Message> notes = new ArrayList<>();
        Optional<LearntWatch> learnt = learntFolder.find(watch, notes::add);
        notes.forEach(WatchRoom::log);
        lock.lock();
        try {
            Learning.Outcome first = learnt.<Learning.Outcome>map(Learning.Outcome.Done::new)
                    .orElseGet(() -> new Learning.Outcome.Waiting(java.time.Duration.ZERO, java.time.Duration.ZERO));
            posts.put(key(watch.asset()), new Post(watch, first));
        } finally {
            lock.unlock();
        }
        if (learnt.isPresent()) {
            changeRun();
        } else {
            desk.learn(watch, this::learnt);
        }
    }

    private static void log(Message note) {
        System.getLogger(WatchRoom.class.getName()).log(System.Logger.Level.WARNING, note.text());
    }

    /**
     * Watches a machine no longer, and forgets what was learnt of it. Its warnings stay.
     *
     * @throws MillwrightException if it is not watched
     */
    public void unwatch(AssetPath asset) {
        lock.lock();
        try {
            Post gone = posts.remove(key(asset));
            if (gone == null) {
                throw MillwrightException.notFound(
                        "live.watch.unknown",
                        "{asset} is not watched. List the watches with: millwright warn watch ls",
                        "asset",
                        asset);
            }
            desk.forget(gone.watch);
            learntFolder.forget(gone.watch);
        } finally {
            lock.unlock();
        }
        changeRun();
    }

    /** A learner has come to an end, or is told that there is too little history yet. */
    private void learnt(Watch watch, Learning.Outcome outcome) {
        if (outcome instanceof Learning.Outcome.Done(LearntWatch done)) {
            learntFolder.put(done);
        }
        boolean taken = false;
        lock.lock();
        try {
            Post post = posts.get(key(watch.asset()));
            if (post != null && post.watch.hash().equals(watch.hash())) {
                post.outcome = outcome;
                taken = true;
            }
        } finally {
            lock.unlock();
        }
        if (taken && outcome instanceof Learning.Outcome.Done) {
            changeRun();
        }
    }

    /** The journals are not those that they were: a connection came or went. */
    public void journalsChanged() {
        changeRun();
    }

    private void changeRun() {
        Map<Key, LearntWatch> ready = new HashMap<>();
        lock.lock();
        try {
            posts.forEach((key, post) -> {
                if (post.outcome instanceof Learning.Outcome.Done(LearntWatch learnt)) {
                    ready.put(key, learnt);
                }
            });
            run.change(ready);
        } finally {
            lock.unlock();
        }
    }

    /** Every watch and how far it is, by machine. */
    public List<WatchState> states() {
        Map<Key, RunReport.Parked> parked = run.parked();
        lock.lock();
        try {
            return posts.entrySet().stream()
                    .map(one -> state(one.getKey(), one.getValue(), parked))
                    .sorted(Comparator.comparing(state -> state.watch().asset().toString()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private WatchState state(Key key, Post post, Map<Key, RunReport.Parked> parked) {
        return WatchStates.of(
                post.watch,
                post.outcome,
                run.pulse(key),
                Optional.ofNullable(parked.get(key)).map(why -> why.problem().message()),
                down.apply(post.watch.asset()));
    }

    /** The watch on a machine and how far it is. */
    public Optional<WatchState> state(AssetPath asset) {
        return states().stream()
                .filter(state -> state.watch().asset().equals(asset))
                .findFirst();
    }

    /**
     * The first record of a connection's journal that the states of watches still need; it and all after it must be kept.
     * {@link Long#MAX_VALUE} where nothing is needed.
     */
    public long needed(String connection) {
        return run.needed(connection);
    }

    /** Why watches do not run, or cannot save their states; empty while all is well. */
    public Optional<Message> fault() {
        return run.fault();
    }

    @Override
    public void close() {
        desk.close();
        run.close();
    }
}
