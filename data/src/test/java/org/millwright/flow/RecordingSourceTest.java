package org.millwright.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.millwright.flow.TestPlant.COUNT;
import static org.millwright.flow.TestPlant.TAGS;
import static org.millwright.flow.TestPlant.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.millwright.Message;
import org.millwright.flow.TestPlant.Counts;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;

class RecordingSourceTest {
    private static final Recording.Machine PUMP = new Recording.Machine(AssetPath.of("line/pump"), TAGS);
    private static final Recording.Machine OVEN = new Recording.Machine(AssetPath.of("line/oven"), TAGS);

    /** Six blocks, by turns of two machines; tells progress once. */
    private record SixBlocks() implements Recording {
        @Override
        public ReadReport read(Sink sink, Progress progress) {
            long rows = 0;
            boolean goOn = true;
            for (int i = 0; i < 6 && goOn; i++) {
                goOn = sink.accept(i % 2 == 0 ? PUMP : OVEN, row(i));
                rows++;
            }
            progress.at(rows, 6);
            return new ReadReport(rows, Map.of(), Map.of(), Map.of(), Map.of(), List.of());
        }

        @Override
        public String name() {
            return "six.csv";
        }

        @Override
        public List<Machine> machines() {
            return List.of(PUMP, OVEN);
        }

        @Override
        public TimeAxis time() {
            return new TimeAxis(TimeAxis.Kind.ROWS, "", null, 1_000_000);
        }

        @Override
        public List<Message> understanding() {
            return List.of();
        }

        @Override
        public long estimatedRows() {
            return 6;
        }

        @Override
        public void close() {}
    }

    @Test
    void aRecordingFlowsBlockByBlockUnderThePathsOfItsMachines() {
        List<ReadReport> reports = new ArrayList<>();
        List<Long> progress = new ArrayList<>();
        Counts counts = new Counts();
        Source source = Source.of(new SixBlocks(), (done, total) -> progress.add(done), reports::add);

        RunReport report = Runner.singlePass().run(COUNT, List.of(source), counts);

        assertEquals("six.csv", source.name());
        assertEquals(Map.of(new Key("line/pump"), 3L, new Key("line/oven"), 3L), counts.last);
        assertEquals(6, report.rowsSeen());
        assertEquals(List.of(6L), progress);
        assertEquals(List.of(6L), reports.stream().map(ReadReport::rows).toList());
    }

    /** Numbers must be those of the first reading, or a restart would count rows twice or leave some out. */
    @Test
    void aRecordingGoesOnFromAnyOfItsBlocksAndStopsWhenToldTo() {
        List<Long> taken = new ArrayList<>();
        Source.Feed feed = new Source.Feed() {
            @Override
            public boolean block(long sequence, Key key, Block block) {
                taken.add(sequence);
                assertEquals(sequence, block.time(0));
                return sequence < 4;
            }

            @Override
            public boolean tick(long sequence, Key key, long eventMicros) {
                throw new AssertionError("A recording has no ticks.");
            }
        };

        Source.of(new SixBlocks(), Recording.Progress.NONE, report -> assertEquals(5, report.rows()))
                .read(2, feed);

        assertEquals(List.of(2L, 3L, 4L), taken);
    }
}
