package org.millwright.machine.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millwright.Message;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.Tag;

class StandingTest {
    private static final Message WELL = Message.of("test.life.well", "Well.");
    private static final Message ILL = Message.of("test.life.ill", "Ill.");

    private final List<Health> changes = new ArrayList<>();
    private final Losses losses = new Losses();
    private Instant now = Instant.parse("2026-11-21T14:00:00.25Z");
    private final Standing standing = new Standing(() -> now, changes::add);

    /** Keeps losses and events. */
    private static final class Losses implements Intake {
        private final List<Loss> lost = new ArrayList<>();
        private final List<MachineEvent> events = new ArrayList<>();

        @Override
        public Ticket offer(AssetPath asset, Block rows) {
            return new Ticket();
        }

        @Override
        public Ticket offer(MachineEvent event) {
            events.add(event);
            return new Ticket();
        }

        @Override
        public void lost(Loss loss) {
            lost.add(loss);
        }

        @Override
        public double fill() {
            return 0;
        }
    }

    @Test
    void eachChangeIsToldOnce() {
        standing.to(Health.State.LIVE, WELL);
        now = now.plusSeconds(5);
        standing.to(Health.State.LIVE, WELL);
        standing.to(Health.State.LIVE, ILL);
        assertEquals(2, changes.size());
        assertEquals(
                Instant.parse("2026-11-21T14:00:00.25Z"), changes.getFirst().since());
    }

    @Test
    void aWaitHasAnEndAndTheNextStateHasNone() {
        standing.waiting(ILL, Duration.ofSeconds(7));
        assertEquals(now.plusSeconds(7), standing.now().nextTry().orElseThrow());
        standing.to(Health.State.LIVE, WELL);
        assertTrue(standing.now().nextTry().isEmpty());
    }

    @Test
    void whatWasStoppedStaysStopped() {
        standing.to(Health.State.STOPPED, WELL);
        standing.to(Health.State.LIVE, WELL);
        assertEquals(Health.State.STOPPED, standing.now().state());
    }

    @Test
    void valuesAreCountedWithTheirLag() {
        assertTrue(standing.now().lastValue().isEmpty());
        standing.came(3, Standing.micros(now.minusSeconds(2)));
        assertEquals(3, standing.now().received());
        assertEquals(Duration.ofSeconds(2), standing.now().lag());
        assertEquals(now, standing.now().lastValue().orElseThrow());
        standing.came(1, Standing.micros(now.plusSeconds(2)));
        assertEquals(Duration.ZERO, standing.now().lag());
    }

    @Test
    void instantsAndMicrosecondsAreTheSame() {
        for (String at :
                List.of("1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:00Z", "2026-11-21T14:00:00.123456Z")) {
            assertEquals(Instant.parse(at), Standing.instant(Standing.micros(Instant.parse(at))));
        }
    }

    @Test
    void timesThatCannotBeRight() {
        long arrived = Standing.micros(now);
        assertFalse(SourceTime.odd(arrived, arrived));
        assertFalse(SourceTime.odd(arrived + 600_000_000L, arrived));
        assertTrue(SourceTime.odd(arrived + 600_000_001L, arrived));
        assertTrue(SourceTime.odd(Standing.micros(Instant.parse("1989-12-31T23:59:59Z")), arrived));
        assertFalse(SourceTime.odd(Standing.micros(Instant.parse("1990-01-01T00:00:00Z")), arrived));
    }

    @Test
    void theFirstTenRejectsOfAnHourAreKept() {
        Rejects rejects = new Rejects("press", () -> now);
        byte[] bytes = "x".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        for (int count = 0; count < 25; count++) {
            rejects.add("topic", "why " + count, bytes, 2, losses);
        }
        assertEquals(25, rejects.count());
        assertEquals(10, rejects.samples().size());
        assertEquals(Rejects.BYTES, rejects.samples().getFirst().start().length);
        assertEquals(1_000, rejects.samples().getFirst().length());
        assertEquals(25, losses.lost.size());
        assertEquals(Loss.Reason.PARSE, losses.lost.getFirst().reason());
        assertEquals(2, losses.lost.getFirst().values());
        now = now.plus(Duration.ofHours(1));
        rejects.add("topic", "later", bytes, 1, losses);
        assertEquals("later", rejects.samples().getLast().why());
    }

    @Test
    void oddTimesAreToldWithBothTimes() {
        OddTimes odd = new OddTimes();
        Point point = new Point(AssetPath.of("press"), Tag.of("force"), "a", Map.of());
        long arrived = Standing.micros(now);
        for (int count = 0; count < 25; count++) {
            odd.tell(point, 0, arrived, losses);
        }
        assertEquals(25, odd.count());
        assertEquals(10, losses.events.size());
        assertEquals(
                "1970-01-01T00:00:00Z", losses.events.getFirst().attributes().get("source-time"));
        odd.tell(point, 0, arrived + 3_600_000_000L, losses);
        assertEquals(11, losses.events.size());
    }
}
