package org.millwright.program.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.Message;
import org.millwright.Problem;

class ReportingTest {
    @TempDir
    Path folder;

    private static String report(Measurement measured) {
        BenchRequest request = new BenchRequest(
                null, null, null, Seeds.of(1), null, null, null, new BenchRequest.Extent(1, 1, 0, java.util.Map.of()));
        Suite suite = new NabSuite();
        return BenchReport.json(new BenchReport(new Build("1.2", null)).of(suite, measured, request, 0.5));
    }

    // JSON has no word for these; a reader must see that there is no value, not a broken document.
    @Test
    void whatIsNotFiniteIsNullAtAnyDepth() {
        Map<String, @Nullable Object> deep = new LinkedHashMap<>();
        deep.put("inner", Double.NaN);
        Measurement measured = new Measurement()
                .figure("plain", Double.POSITIVE_INFINITY)
                .figure("rows", Arrays.asList(deep, List.of(1.5, Double.NEGATIVE_INFINITY)))
                .figure("nothing", null);
        String json = report(measured);
        assertTrue(json.contains("\"plain\":null"), json);
        assertTrue(json.contains("\"rows\":[{\"inner\":null},[1.5,null]]"), json);
        assertTrue(json.contains("\"nothing\":null") && json.contains("\"commit\":null"), json);
        assertEquals(1, json.lines().count());
    }

    @Test
    void aProblemSaysWhereIfItKnows() {
        String with = BenchReport.json(BenchReport.of(
                new Problem.BadRequest(Message.of("a.b.c", "In {file}, row {row}.", "file", "x.csv", "row", 12))));
        assertEquals(
                "{\"error\":{\"code\":\"a.b.c\",\"message\":\"In x.csv, row 12.\",\"file\":\"x.csv\",\"line\":12}}\n",
                with);
        String without = BenchReport.json(BenchReport.of(new Problem.NotFound(Message.of("a.b.c", "Nothing."))));
        assertTrue(without.contains("\"file\":null,\"line\":null"), without);
    }

    @Test
    void aTableAlignsFiguresAndIndentsParts() {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("f1", 0.83456);
        report.put("values", 12_345_678.9);
        report.put("set", null);
        report.put("groups", Map.of("valve", Map.of("f1", 0.5)));
        report.put("faults", List.of(Map.of("fault", 3)));
        report.put("notes", List.of());
        assertEquals("""
                f1                                  0.835
                values                              12,345,679
                set                                 –
                groups
                  valve
                    f1                              0.500
                faults
                  fault 3
                notes                               none
                """, FigureTable.of(report));
    }

    @Test
    void theBudgetIsADifferenceOnlyWhereItDiffers() {
        assertEquals(List.of(), new Measurement().budget(Rate.PRODUCT).differences());
        Measurement other = new Measurement().budget(Rate.parse("1/50rows"));
        assertEquals(List.of("budget"), other.differences());
        assertEquals("1/50rows", other.configuration().get("budget"));
    }

    @Test
    void workInParallelKeepsItsOrder() {
        List<Integer> things = IntStream.range(0, 200).boxed().toList();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Integer> squares = InOrder.map(4, things, thing -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            int square = thing * thing;
            running.decrementAndGet();
            return square;
        });
        assertEquals(things.stream().map(thing -> thing * thing).toList(), squares);
        assertTrue(most.get() <= 4, most + " at a time");
    }

    @Test
    void theFirstFailureInOrderIsThrown() {
        IllegalArgumentException thrown = assertThrows(
                IllegalArgumentException.class,
                () -> InOrder.map(3, List.of(1, 2, 3), thing -> {
                    if (thing > 1) {
                        throw new IllegalArgumentException("thing " + thing);
                    }
                    return thing;
                }));
        assertEquals("thing 2", thrown.getMessage());
    }

    @Test
    void anAlarmIsRaisedWhenItBeginsNotAsLongAsItLasts() {
        boolean[] alarms = {true, true, false, true, false, false, true, true};
        Judgement judged = new Judgement(new double[8], new double[8], alarms, alarms);
        assertEquals(3, judged.alarmsRaised());
        assertThrows(IllegalArgumentException.class, () -> new Judgement(new double[8], new double[7], alarms, alarms));
    }

    @Test
    void predictionsAreNamedLikeTheirFiles() throws IOException {
        Judgement judged = new Judgement(
                new double[] {0.5, 2}, new double[] {1, 1}, new boolean[] {false, true}, new boolean[] {true, false});
        PredictionFiles.writeAll(
                folder,
                List.of(
                        new PredictionFiles.Rows("valve/1.csv.gz", judged, true),
                        new PredictionFiles.Rows("d01_te.dat.gz", judged, false)));
        assertEquals(
                "row,score,limit,alarm,changepoint\n0,0.5,1.0,0,1\n1,2.0,1.0,1,0\n",
                Files.readString(folder.resolve("valve/1.csv")));
        assertEquals(
                "row,score,limit,alarm\n0,0.5,1.0,0\n1,2.0,1.0,1\n", Files.readString(folder.resolve("d01_te.csv")));
        PredictionFiles.writeAll(null, List.of(new PredictionFiles.Rows("no/where.csv", judged, true)));
        assertFalse(Files.exists(folder.resolve("no")));
    }

    @Test
    void effortOfTwoPiecesAddsUp() {
        Effort effort = new Effort();
        assertTrue(Double.isNaN(effort.valuesPerSecondPerCore()));
        assertEquals("learned", effort.train(() -> "learned"));
        effort.score(100, () -> spin(200_000));
        effort.score(50, () -> spin(200_000));
        assertEquals(150, effort.values());
        assertTrue(effort.scoreSeconds() > 0 && effort.valuesPerSecondPerCore() > 0);
    }

    private static double spin(int times) {
        double sum = 0;
        for (int i = 1; i < times; i++) {
            sum += Math.sqrt(i);
        }
        return sum;
    }
}
