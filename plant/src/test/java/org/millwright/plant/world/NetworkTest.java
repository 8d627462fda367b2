package org.millwright.plant.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.Tag;
import org.millwright.plant.Rows;
import org.millwright.plant.fault.Drawing;
import org.millwright.plant.truth.TruthMoment;

/** An incident disturbs all units of one line for its time, and nothing else. */
class NetworkTest {
    private static final String LINE = "practice/p1/frame/l03";
    private static final AssetPath UNIT = AssetPath.of(LINE + "/cnc05");
    private static final AssetPath OTHER = AssetPath.of("practice/p1/frame/l04/cnc05");
    private static final long START = 1_767_571_200;

    @Test
    void twoIncidentsAnsweredForInTheTruth() {
        Network network = new Network(1, List.of(LINE), START, true);
        assertEquals(0, network.truth(Drawing.ROUND).size());
        network.plan(0);
        assertEquals(0, network.truth(13 * 86_400).size());
        assertEquals(2, network.truth(Drawing.ROUND).size());
        assertTrue(network.truth(Drawing.ROUND).stream()
                .allMatch(moment -> moment.unit().equals(LINE)));
    }

    @Test
    void aScenarioHasNone() {
        Network network = new Network(1, List.of(LINE), START, false);
        network.plan(Drawing.ROUND);
        assertEquals(0, network.truth(2 * Drawing.ROUND).size());
    }

    /** Over many seeds every kind comes, and each does what its name says. */
    @Test
    void eachKindDoesWhatItsNameSays() {
        Set<String> seen = new TreeSet<>();
        for (long seed = 0; seed < 40; seed++) {
            Network network = new Network(seed, List.of(LINE), START, true);
            network.plan(0);
            List<TruthMoment> truth = network.truth(Drawing.ROUND);
            TruthMoment first = truth.getFirst();
            TruthMoment second = truth.getLast();
            if (second.times().onset().isBefore(first.times().onset().plusSeconds(13 * 3_600))
                    && first.times().onset().isBefore(second.times().onset().plusSeconds(13 * 3_600))) {
                continue;
            }
            seen.add(first.what().fault());
            holds(network, first, "seed " + seed);
        }
        assertEquals(Set.of("clock_drift", "clock_step", "duplicates", "late", "silence"), seen);
    }

    private static void holds(Network network, TruthMoment moment, String seed) {
        long from = moment.times().onset().getEpochSecond() - 600;
        long until = java.util.Objects.requireNonNull(moment.times().cleared()).getEpochSecond() + 600;
        List<Long> sent = new ArrayList<>();
        List<Long> got = listen(network, UNIT, from, until, sent);
        assertEquals(sent, listen(network, OTHER, from, until, new ArrayList<>()), seed);
        Set<Long> different = new TreeSet<>(got);
        switch (moment.what().fault()) {
            case "silence" -> {
                sent.removeIf(time -> time >= (from + 600) * 1_000_000 && time < (until - 600) * 1_000_000);
                assertTrue(got.size() <= sent.size() + 1, seed);
            }
            case "duplicates" -> {
                assertTrue(got.size() > sent.size(), seed);
                assertEquals(new TreeSet<>(sent), different, seed);
            }
            case "late" -> {
                assertFalse(got.equals(sent), seed);
                assertEquals(new TreeSet<>(sent), different, seed);
                assertEquals(sent.size(), got.size(), seed);
            }
            default -> {
                assertEquals(sent.size(), got.size(), seed);
                assertFalse(different.equals(new TreeSet<>(sent)), seed);
            }
        }
    }

    /** The times that a listener gets, in the order in which it gets them. */
    private static List<Long> listen(Network network, AssetPath unit, long from, long until, List<Long> sent) {
        List<Long> got = new ArrayList<>();
        Rows through = network.through(new Rows() {
            @Override
            public void rows(AssetPath of, Block rows) {
                for (int row = 0; row < rows.rows(); row++) {
                    got.add(rows.time(row));
                }
            }

            @Override
            public void event(MachineEvent event) {}
        });
        for (long begin = from; begin < until + 600; begin += 300) {
            Block.Builder block = new Block.Builder(List.of(Tag.of("x")), 30);
            for (long second = begin; second < begin + 300; second += 10) {
                block.row(second * 1_000_000).set(0, 1);
                sent.add(second * 1_000_000);
            }
            through.rows(unit, block.build());
        }
        return got;
    }
}
