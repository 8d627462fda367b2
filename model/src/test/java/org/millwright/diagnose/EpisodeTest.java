package org.millwright.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpisodeTest {
    /** As written by version 0.1.0; it must be read for ever. */
    private static final String FIRST_RELEASE = """
            00000000000f424000000000001e84807fffffffffffffff000000000000000b000000000000000c000000000000005a
            4016000000000000400a0000000000003eca013305e6c9ce00000002000564726966740000000200116d6f746f722074
            656d7065726174757265000000000016e360010006e58e8be58a9b00000000002625a0000000000100116d6f746f7220
            74656d70657261747572650003c2b043405460000000000040518000000000004002000000000000404fc00000000000
            40535000000000003fe80000000000000000000200014d4012000000000000010003432e323fd0000000000000000000
            00010008736574706f696e743fef000000000000""";

    private static Episode sample() {
        Evidence evidence = new Evidence(
                ChangeKind.DRIFT,
                List.of(new Departure("motor temperature", 1_500_000, true), new Departure("压力", 2_500_000, false)),
                List.of(new Deviation("motor temperature", "°C", 81.5, 70, 2.25, 63.5, 77.25, 0.75)),
                List.of(new Vote("M", 4.5, true), new Vote("C.2", 0.25, false)),
                List.of("setpoint"),
                0.96875);
        return new Episode(
                new Episode.Timing(1_000_000, 2_000_000, Episode.OPEN, 11, 12, 90),
                new Episode.Height(5.5, 3.25, 3.1e-6),
                evidence,
                2);
    }

    private static byte[] written(Episode episode) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        episode.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Episode read(byte[] bytes) throws IOException {
        return Episode.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        assertEquals(sample(), read(written(sample())));
    }

    @Test
    void theFormOfTheFirstReleaseIsStillRead() throws IOException {
        assertEquals(sample(), read(HexFormat.of().parseHex(FIRST_RELEASE.replace("\n", ""))));
    }

    @Test
    void emptyEvidenceIsReadToo() throws IOException {
        Evidence nothing = new Evidence(ChangeKind.SHIFT, List.of(), List.of(), List.of(), List.of(), 1);
        Episode episode = new Episode(sample().timing(), new Episode.Height(0, 2, 1), nothing, 0);
        assertEquals(episode, read(written(episode)));
    }

    @Test
    void evidenceKeepsItsListsToItself() {
        List<String> screened = new ArrayList<>(List.of("a"));
        Evidence evidence = new Evidence(ChangeKind.SHIFT, List.of(), List.of(), List.of(), screened, 1);
        screened.add("b");
        assertEquals(List.of("a"), evidence.screenedOut());
        assertThrows(UnsupportedOperationException.class, () -> evidence.screenedOut()
                .add("c"));
    }

    @Test
    void distancesThatAreNotDefinedAreNone() {
        assertEquals(-2, new Deviation("t", "bar", 6, 10, 2, 0, 0, 0).inDeviations(), 0);
        assertEquals(0, new Deviation("t", "bar", 6, 10, 0, 0, 0, 0).inDeviations(), 0);
        assertEquals(0, new Deviation("t", "bar", Double.NaN, 10, 2, 0, 0, 0).inDeviations(), 0);
    }

    @Test
    void rowsAreNumberedAsInTheRecording() {
        assertEquals(1, Numbering.ALL.of(0));
        assertEquals(1_000_001, Numbering.ALL.of(1_000_000));
        Numbering healthyInTheMiddle = new Numbering(5, 100, 400);
        assertEquals(5, healthyInTheMiddle.of(0));
        assertEquals(104, healthyInTheMiddle.of(99));
        assertEquals(505, healthyInTheMiddle.of(100), "the row after what is left out");
    }
}
