package org.millwright.adapters.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.ULong;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Sample;
import org.millwright.testkit.connect.SteppedClock;

class ValuesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Tag NUMBER = Tag.of("pressure");
    private static final Tag STATE =
            new Tag("state", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, List.of("idle", "running", "down"));

    private final SteppedClock clock = new SteppedClock(NOW);
    private final Values values = new Values(clock);

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    private static DataValue value(Object plain, long status, Instant source, Instant server) {
        return new DataValue(
                new Variant(plain),
                new StatusCode(status),
                source == null ? null : new DateTime(source),
                server == null ? null : new DateTime(server));
    }

    private long time(Instant source, Instant server) {
        return values.time(value(1.0, StatusCodes.Good, source, server), values.now());
    }

    private boolean suspect(Instant source, Instant server) {
        byte quality = values.quality(value(1.0, StatusCodes.Good, source, server), values.now());
        return (quality & SourceQuality.TIME_SUSPECT) != 0;
    }

    @Test
    void theSourcesTimeIsKeptToTheMicrosecond() {
        Instant source = NOW.minusNanos(1_234_567_000);
        assertEquals(micros(source), time(source, NOW));
        assertFalse(suspect(source, NOW));
    }

    @Test
    void withoutASourceTimeTheServersStandsInAndIsDoubted() {
        Instant server = NOW.minusSeconds(3);
        assertEquals(micros(server), time(null, server));
        assertTrue(suspect(null, server));
        assertEquals(micros(NOW), time(null, null));
    }

    /** Connectivity, bad input: more than ten minutes ahead, or before 1990, is kept under the time of receipt. */
    @Test
    void aTimeThatCannotBeRightIsReplacedByOurs() {
        for (Instant wrong : List.of(NOW.plus(Duration.ofMinutes(11)), Instant.parse("1989-12-31T23:59:59Z"))) {
            assertEquals(micros(NOW), time(wrong, NOW.minusSeconds(1)));
            assertTrue(suspect(wrong, NOW.minusSeconds(1)));
        }
        Instant ahead = NOW.plus(Duration.ofMinutes(9));
        assertEquals(micros(ahead), time(ahead, NOW));
        clock.step(Duration.ofMinutes(-5));
        assertTrue(suspect(ahead, NOW), "a clock that was set back doubts it too");
    }

    @Test
    void theTopBitsOfTheStatusAreTheSeverity() {
        assertEquals(SourceQuality.GOOD, quality(StatusCodes.Good));
        assertEquals(SourceQuality.UNCERTAIN, quality(StatusCodes.Uncertain_LastUsableValue));
        assertEquals(SourceQuality.BAD, quality(StatusCodes.Bad_SensorFailure));
        byte overflow = values.quality(
                new DataValue(new Variant(1.0), StatusCode.GOOD.withOverflow(), new DateTime(NOW), new DateTime(NOW)),
                values.now());
        assertEquals(SourceQuality.SOURCE_OVERFLOW, overflow);
    }

    private byte quality(long status) {
        return values.quality(value(1.0, status, NOW, NOW), values.now());
    }

    @Test
    void everyScalarBecomesANumber() {
        assertEquals(1.5, Values.number(1.5f, NUMBER));
        assertEquals(7, Values.number(UInteger.valueOf(7), NUMBER));
        assertEquals(9, Values.number(ULong.valueOf(9), NUMBER));
        assertEquals(1, Values.number(true, STATE));
        assertEquals(1, Values.number("running", STATE));
        assertEquals(2, Values.number(LocalizedText.english("down"), STATE));
        assertTrue(Double.isNaN(Values.number("on fire", STATE)));
        assertTrue(Double.isNaN(Values.number(new double[] {1}, NUMBER)));
    }

    @Test
    void aValueOfAnotherTypeIsForeignAndAMissingOneIsNot() {
        assertTrue(Values.foreign("text", Values.number("text", NUMBER)));
        assertFalse(Values.foreign(Double.NaN, Double.NaN));
        assertFalse(Values.foreign(null, Double.NaN));
        assertFalse(Values.foreign(3, 3));
    }

    @Test
    void aWholeNumberBeyondFiftyThreeBitsIsRounded() {
        assertTrue(Values.rounded((1L << 53) + 1));
        assertFalse(Values.rounded(1L << 53));
        assertFalse(Values.rounded(1e300));
    }

    @Test
    void aSampleShowsTheWordAndTheStatus() {
        Sample running = values.sample("a", STATE, value(1, StatusCodes.Good, NOW, NOW));
        assertEquals("running", running.text());
        assertEquals("Good", running.status());
        Sample broken = values.sample("a", NUMBER, value(null, StatusCodes.Bad_NodeIdUnknown, null, NOW));
        assertEquals("Bad_NodeIdUnknown", broken.status());
        assertEquals(SourceQuality.BAD, SourceQuality.severity(broken.quality()));
    }

    @Test
    void anAddressFollowsItsNamespaceToWhateverIndexItHas() {
        NamespaceTable before = new NamespaceTable();
        before.add("urn:plant");
        NamespaceTable after = new NamespaceTable();
        after.add("urn:other");
        after.add("urn:plant");
        String address = NodeAddress.of(NodeId.parse("ns=1;s=press/force"), before);
        assertEquals("nsu=urn:plant;s=press/force", address);
        assertEquals(
                NodeId.parse("ns=2;s=press/force"),
                NodeAddress.nodeId(address, after).orElseThrow());
        assertTrue(NodeAddress.nodeId("nsu=urn:gone;i=7", after).isEmpty());
        assertEquals("i=2258", NodeAddress.of(NodeId.parse("i=2258"), before));
        for (String wrong : List.of("press/force", "ns=x;s=a", "nsu=urn:plant", "ns=2;q=1")) {
            assertThrows(MillwrightException.class, () -> NodeAddress.nodeId(wrong, after), wrong);
        }
    }
}
