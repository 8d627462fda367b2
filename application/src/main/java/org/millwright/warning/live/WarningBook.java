package org.millwright.warning.live;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.dataset.Range;
import org.millwright.diagnose.Episode;
import org.millwright.flow.Output;
import org.millwright.history.moment.Moment;
import org.millwright.history.moment.Moments;
import org.millwright.history.moment.Noted;
import org.millwright.history.moment.Period;
import org.millwright.machine.AssetPath;
import org.millwright.warning.Life;
import org.millwright.warning.Similarity;
import org.millwright.warning.Span;
import org.millwright.warning.Verdict;
import org.millwright.warning.Warning;

/**
 * The warnings of running machines and what people do with them. The same episode told again takes the place of what was told before,
 * so a stream that is read again after a crash changes nothing. An episode that begins within {@link Life#SAME_WARNING} of the return
 * of the last one is the same warning. While a machine is under maintenance nothing new is raised.
 *
 * <p>Safe for any thread. A change is kept for good when the call returns.
 */
public final class WarningBook {
    private static final int LOOKED_AT = 200;
    private static final int MOST_SIMILAR = 3;
    private static final int ID_DIGITS = 10;
    /** Work of which nobody has told the end for so long was forgotten, and must not keep warnings back for ever. */
    private static final long FORGOTTEN = Duration.ofHours(12).toNanos() / 1_000;

    private final WarningStore store;
    private final Moments moments;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Consumer<Raised>> listeners = new CopyOnWriteArrayList<>();

    /** @param clock the plant's time, by which people act */
    public WarningBook(WarningStore store, Moments moments, InstantSource clock) {
        this.store = store;
        this.moments = moments;
        this.clock = clock;
    }

    /** A warning. */
    public Optional<Raised> find(String id) {
        return store.find(id);
    }

    /** Warnings that began within times, the latest first. */
    public List<Raised> began(Optional<AssetPath> asset, Range times, int limit) {
        return store.began(asset, times, limit);
    }

    /** Warnings that are not done with, the latest first. */
    public List<Raised> standing(int limit) {
        return store.standing(limit);
    }

    /** Tells each change of a warning, on the thread that made it, until it is closed. A listener must not wait. */
    public Listening listen(Consumer<Raised> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends when it is closed. */
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * A person acts: {@code book.act(id, (life, now) -> life.seen("mei", now))}.
     *
     * @param act makes the new life from the present one and the time of the act, which is never before the last act
     * @throws MillwrightException if there is no such warning, or its present facts do not allow the act
     */
    public Raised act(String id, BiFunction<Life, Instant, Life> act) {
        Raised changed;
        lock.lock();
        try {
            Raised before = store.find(id).orElseThrow(() -> unknown(id));
            Life life = act.apply(before.life(), notBefore(before.life(), clock.instant()));
            changed = before.next(before.warning(), life, before.reopened());
            store.put(changed);
            if (life.work() instanceof Life.Work.Closed closed
                    && !life.work().equals(before.life().work())) {
                moments.put(closed(changed.warning(), closed));
            }
        } finally {
            lock.unlock();
        }
        tell(changed);
        return changed;
    }

    /** What was found becomes the label of the time in which the warning stood. */
    private static Moment closed(Warning warning, Life.Work.Closed closed) {
        long began = warning.span().beganMicros();
        long ended = warning.span().open()
                ? Math.max(began + 1, Episodes.micros(closed.at()))
                : warning.span().returnedMicros();
        return new Moment(
                "m" + warning.id(),
                warning.asset(),
                new Period(began, Math.max(began + 1, ended)),
                Moment.Kind.WARNING,
                warning.id(),
                closed.cause().name().toLowerCase(Locale.ROOT),
                warning.notable(),
                new Noted(closed.person(), closed.at(), closed.found()));
    }

    private static MillwrightException unknown(String id) {
        return MillwrightException.notFound(
                "live.warning.unknown", "There is no warning {id}. List them with: millwright warn ls", "id", id);
    }

    /** A flow has told an episode of a watched machine. */
    void told(LearntWatch watch, Output output) {
        Episode episode = episode(output);
        Raised changed;
        lock.lock();
        try {
            changed = keep(watch, output.id(), episode);
        } finally {
            lock.unlock();
        }
        if (changed != null) {
            tell(changed);
        }
    }

    private static Episode episode(Output output) {
        try (DataInputStream in = Form.in(output.payload())) {
            return Episode.read(in);
        } catch (IOException notWrittenByOurStep) {
            throw new UncheckedIOException(notWrittenByOurStep);
        }
    }

    private @Nullable Raised keep(LearntWatch watch, String episodeId, Episode episode) {
        Optional<Raised> known = store.warningOf(episodeId).flatMap(store::find);
        if (known.isPresent()) {
            return grow(known.get(), watch, episode);
        }
        if (maintained(watch, episode)) {
            return null;
        }
        Optional<Raised> last = last(watch.watch().asset(), episode);
        Raised raised = last.isPresent() ? comeBack(last.get(), watch, episode) : raise(watch, episodeId, episode);
        // The link first: after a crash between the two the episode is told again and finds its warning.
        store.link(episodeId, raised.id());
        store.put(raised);
        return raised;
    }

    private boolean maintained(LearntWatch watch, Episode episode) {
        Span span = Episodes.span(episode);
        long now = Episodes.newest(span, watch.alignment().stepMicros());
        return moments.meeting(Optional.of(watch.watch().asset()), new Range(now, now + 1), LOOKED_AT).stream()
                .anyMatch(moment -> moment.kind() == Moment.Kind.MAINTENANCE
                        && (!moment.period().running() || now - moment.period().fromMicros() < FORGOTTEN));
    }

    /** The newest warning of the machine, if this episode is still part of it. */
    private Optional<Raised> last(AssetPath asset, Episode episode) {
        long began = episode.timing().beganMicros();
        long window = Life.SAME_WARNING.toNanos() / 1_000;
        return store.began(Optional.of(asset), new Range(Long.MIN_VALUE, began), 1).stream()
                .filter(one -> !one.warning().span().open()
                        && began - one.warning().span().returnedMicros() <= window
                        && began >= one.warning().span().returnedMicros())
                .findFirst();
    }

    private Raised raise(LearntWatch watch, String episodeId, Episode episode) {
        String id = "w" + episodeId.substring(0, ID_DIGITS);
        Span span = Episodes.span(episode);
        Life life = Life.raised(Episodes.instant(span.detectedMicros()));
        if (!span.open()) {
            life = life.returned(Episodes.instant(span.returnedMicros()));
        }
        return new Raised(warning(id, watch, span, episode), life, episode.reopened(), 1);
    }

    private Raised comeBack(Raised last, LearntWatch watch, Episode episode) {
        Span before = last.warning().span();
        Span now = Episodes.span(episode);
        Span whole = new Span(
                before.beganMicros(),
                before.detectedMicros(),
                now.returnedMicros(),
                before.beganRow(),
                before.detectedRow(),
                now.rows() + Math.max(0, now.beganRow() - before.beganRow()));
        Life life = reopened(last.life(), Math.max(now.beganMicros(), before.returnedMicros()));
        if (!now.open()) {
            life = life.returned(notBefore(life, Episodes.instant(now.returnedMicros())));
        }
        return last.next(warning(last.id(), watch, whole, episode), life, last.reopened() + 1);
    }

    private static Life reopened(Life life, long micros) {
        Instant at = notBefore(life, Episodes.instant(micros));
        if (life.takesBack(at)) {
            return life.reopened(at);
        }
        // A person has acted since, on a clock that is ahead of the rows: the machine is back all the same.
        Life.Condition.Active active = new Life.Condition.Active(at);
        List<Life.Entry> history = new ArrayList<>(life.history());
        history.add(new Life.Entry(at, Life.Entry.PROGRAM, Life.Act.REOPENED, ""));
        Life.Work work = life.work() instanceof Life.Work.Closed ? new Life.Work.Open() : life.work();
        return new Life(active, new Life.Sight.Unseen(), work, life.reopened() + 1, history);
    }

    /** New evidence of a warning; nothing if it is no newer than what is kept. */
    private @Nullable Raised grow(Raised known, LearntWatch watch, Episode episode) {
        Span before = known.warning().span();
        Span told = Episodes.span(episode);
        long joined = Math.max(0, told.beganRow() - before.beganRow());
        Span now = new Span(
                before.beganMicros(),
                before.detectedMicros(),
                told.returnedMicros(),
                before.beganRow(),
                before.detectedRow(),
                told.rows() + joined);
        if (!Episodes.before(before, now)) {
            return null;
        }
        Life life = known.life();
        boolean active = life.condition() instanceof Life.Condition.Active;
        if (now.open() && !active) {
            life = reopened(life, Episodes.newest(now, watch.alignment().stepMicros()));
        } else if (!now.open() && active) {
            life = life.returned(notBefore(life, Episodes.instant(now.returnedMicros())));
        }
        Raised raised = known.next(warning(known.id(), watch, now, episode), life, episode.reopened());
        store.put(raised);
        return raised;
    }

    private Warning warning(String id, LearntWatch watch, Span span, Episode episode) {
        AssetPath asset = watch.watch().asset();
        List<Warning> earlier =
                store
                        .began(Optional.of(asset), new Range(Long.MIN_VALUE, span.beganMicros()), LOOKED_AT)
                        .reversed()
                        .stream()
                        .map(Raised::warning)
                        .filter(one -> !one.id().equals(id))
                        .toList();
        Verdict verdict = new Verdict(
                episode.height().score(),
                episode.height().limit(),
                episode.height().probability(),
                watch.watch().budget().text(),
                watch.standing(),
                watch.detector().limit().extrapolation());
        return new Warning(
                id,
                asset,
                span,
                verdict,
                episode.evidence(),
                Similarity.nearest(episode.evidence(), earlier, MOST_SIMILAR),
                watch.origin());
    }

    /** The plant's clock may be behind the rows and before them, so no act is dated before the last one. */
    private static Instant notBefore(Life life, Instant at) {
        Instant last = life.history().getLast().at();
        return at.isBefore(last) ? last : at;
    }

    private void tell(Raised changed) {
        listeners.forEach(listener -> listener.accept(changed));
    }
}
