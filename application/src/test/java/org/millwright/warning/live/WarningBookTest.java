package org.millwright.warning.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.dataset.Range;
import org.millwright.detect.Detector;
import org.millwright.detect.Healthy;
import org.millwright.detect.Settings;
import org.millwright.diagnose.ChangeKind;
import org.millwright.diagnose.Episode;
import org.millwright.diagnose.Evidence;
import org.millwright.flow.Flow;
import org.millwright.flow.Key;
import org.millwright.flow.Out;
import org.millwright.flow.Output;
import org.millwright.flow.Runner;
import org.millwright.flow.Source;
import org.millwright.flow.Step;
import org.millwright.history.moment.Moment;
import org.millwright.machine.Block;
import org.millwright.warning.Life;

final class WarningBookTest {
    private static final long MINUTE = TestMachine.MINUTE;
    private static final long BEGAN = TestMachine.START;
    private static final Range EVER = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

    private final MemoryWarnings store = new MemoryWarnings();
    private final TestMoments moments = new TestMoments();
    private final WarningBook book = new WarningBook(store, moments, () -> TestPlant.NOW);
    private LearntWatch watch = learnt();

    @BeforeEach
    void learn() {
        watch = learnt();
    }

    private static LearntWatch learnt() {
        TestMachine machine = new TestMachine("plant/line/pump", 7);
        Healthy healthy = new Healthy(TestMachine.TAGS, 2_000, MINUTE);
        healthy.add(machine.rows(2_000));
        Watch watch = Watch.of(machine.asset, "mei", TestPlant.NOW);
        Detector detector = Detector.learn(healthy, new Settings(watch.budget(), MINUTE, true));
        Lesson lesson = new Lesson(new Range(0, 1), 0, 2_000, "00", TestPlant.NOW, "test", List.of());
        return LearntForm.named(watch, Alignment.plain(TestMachine.TAGS, MINUTE, 0), detector, lesson);
    }

    /** An episode that began at a minute, of so many rows, returned or not. */
    private static Episode episode(int began, int rows, boolean open) {
        long at = BEGAN + began * MINUTE;
        long returned = open ? Episode.OPEN : at + rows * MINUTE;
        return new Episode(
                new Episode.Timing(at, at + MINUTE, returned, began, began + 1, rows),
                new Episode.Height(6 + rows, 3, 1e-6),
                new Evidence(ChangeKind.SHIFT, List.of(), List.of(), List.of(), List.of(), 1),
                0);
    }

    /** Tells an episode as the flow would: under the id of its detection. */
    private void tell(Episode episode) {
        List<Output> outputs = new ArrayList<>();
        Flow flow = Flow.of("watch", 1, Duration.ZERO).then(new Teller(episode));
        Block row = new Block.Builder(TestMachine.TAGS, 1).row(BEGAN).build();
        Source once = new Source() {
            @Override
            public String name() {
                return "once";
            }

            @Override
            public void read(long from, Feed feed) {
                assertTrue(feed.block(0, new Key("plant/line/pump"), row));
            }
        };
        try (Runner runner = Runner.singlePass()) {
            runner.run(flow, List.of(once), outputs::add);
        }
        outputs.forEach(output -> book.told(watch, output));
    }

    /** Says one episode of whatever comes. */
    private record Teller(Episode episode) implements Step<Boolean> {
        @Override
        public String name() {
            return "diagnose";
        }

        @Override
        public int stateVersion() {
            return 1;
        }

        @Override
        public Boolean fresh(Key key) {
            return true;
        }

        @Override
        public void onBlock(Key key, Block in, Boolean state, Out out) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                episode.write(new DataOutputStream(bytes));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            out.emit("episode", episode.timing().detectedMicros(), bytes.toByteArray());
        }

        @Override
        public void write(Boolean state, java.io.DataOutput to) {}

        @Override
        public Boolean read(Key key, int version, java.io.DataInput from) {
            return true;
        }
    }

    private Raised only() {
        List<Raised> all = store.began(Optional.empty(), EVER, 10);
        assertEquals(1, all.size());
        return all.getFirst();
    }

    private List<Life.Act> acts() {
        return only().life().history().stream().map(Life.Entry::act).toList();
    }

    @Test
    void anEpisodeThatGrowsAndReturnsIsOneWarning() {
        tell(episode(0, 2, true));
        tell(episode(0, 20, true));
        assertTrue(only().active());
        tell(episode(0, 30, false));

        assertFalse(only().active());
        assertEquals(List.of(Life.Act.RAISED, Life.Act.RETURNED), acts());
        assertEquals(36, only().warning().verdict().score());
    }

    /** After a crash the flow tells again what it had told: the book must look as if it had not. */
    @Test
    void whatIsToldAgainAfterACrashChangesNothing() {
        tell(episode(0, 2, true));
        tell(episode(0, 20, true));
        tell(episode(0, 30, false));
        Raised before = only();

        tell(episode(0, 2, true));
        tell(episode(0, 20, true));
        tell(episode(0, 30, false));

        assertEquals(before, only());
    }

    /** A person decides about a machine, not about each of its twitches. */
    @Test
    void anExcursionSoonAfterTheReturnReopensTheSameWarning() {
        tell(episode(0, 10, false));
        book.act(only().id(), (life, now) -> life.closed("mei", now, Life.Cause.UNSURE, "nothing found"));

        tell(episode(18, 5, true));

        assertEquals(List.of(Life.Act.RAISED, Life.Act.RETURNED, Life.Act.CLOSED, Life.Act.REOPENED), acts());
        assertTrue(only().active());
        assertEquals(1, only().reopened());
        tell(episode(18, 9, false));
        assertFalse(only().active());
        assertEquals(BEGAN, only().warning().span().beganMicros());
    }

    @Test
    void anExcursionLongAfterTheReturnIsAnotherWarning() {
        tell(episode(0, 10, false));
        tell(episode(40, 5, true));

        assertEquals(2, store.began(Optional.empty(), EVER, 10).size());
    }

    /** The rows of a machine may be hours behind the clock by which a person acts. */
    @Test
    void aReturnThatIsOlderThanAPersonsActIsKeptAllTheSame() {
        tell(episode(0, 5, true));
        book.act(only().id(), (life, now) -> life.seen("mei", now));

        tell(episode(0, 9, false));

        assertFalse(only().active());
        List<Instant> times =
                only().life().history().stream().map(Life.Entry::at).toList();
        assertEquals(times.stream().sorted().toList(), times, "no act is dated before the last one");
    }

    /** What a person found is worth more than any score: it is there to be learnt from. */
    @Test
    void aClosedWarningIsALabelledMoment() {
        tell(episode(0, 10, false));
        book.act(only().id(), (life, now) -> life.closed("mei", now, Life.Cause.FAULT, "inner race"));

        Moment moment = moments.meeting(Optional.empty(), EVER, 10).getFirst();
        assertEquals(Moment.Kind.WARNING, moment.kind());
        assertEquals(Optional.of("fault"), moment.said());
        assertEquals("inner race", moment.noted().reason());
        assertEquals(BEGAN, moment.period().fromMicros());
    }

    @Test
    void everyChangeIsToldUntilTheListenerGoes() {
        List<String> heard = new ArrayList<>();
        WarningBook.Listening listening = book.listen(raised -> heard.add(raised.id() + raised.revision()));
        tell(episode(0, 2, true));
        String id = only().id();
        book.act(id, (life, now) -> life.seen("mei", now));
        listening.close();
        book.act(id, (life, now) -> life.ordered("mei", now, "WO-1"));

        assertEquals(List.of(id + 1, id + 2), heard);
    }

    @Test
    void anUnknownWarningIsRefused() {
        assertThrows(MillwrightException.class, () -> book.act("w1", (life, now) -> life));
    }

    /** What a watch has learnt is judged by its name: the same bytes, the same model. */
    @Test
    void aLearntWatchComesBackFromItsFormAndDamageIsFound() throws IOException {
        byte[] form = LearntForm.write(watch);

        LearntWatch again = LearntForm.read(watch.watch(), form);

        assertEquals(watch.model(), again.model());
        assertEquals(watch.lesson(), again.lesson());
        assertEquals(watch.alignment(), again.alignment());
        byte[] cut = java.util.Arrays.copyOf(form, form.length - 1);
        assertThrows(IOException.class, () -> LearntForm.read(watch.watch(), cut));
        Watch other = new Watch(
                watch.watch().asset(),
                watch.watch().budget(),
                new WatchBaseline.OwnHistory(Duration.ofDays(3)),
                java.util.Set.of(),
                "mei",
                TestPlant.NOW);
        assertThrows(IOException.class, () -> LearntForm.read(other, form));
    }
}
