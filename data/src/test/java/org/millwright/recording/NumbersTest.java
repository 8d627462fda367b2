package org.millwright.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.millwright.recording.Refusals.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.Message;

class NumbersTest {
    private static final long SEED = Long.getLong("millwright.seed", new SplittableRandom().nextLong());

    @Test
    void aDecimalCommaIsReadAndSaid() {
        Transcript read = column("1,5", "2,25", "-0,125", "3");
        assertEquals(List.of(1.5, 2.25, -0.125, 3.0), read.values("Temp"));
        assertEquals(",", read.message("decimal.sign").values().get("sign"));
    }

    @Test
    void thousandsAreReadWhereOneCellProvesThem() {
        assertEquals(
                List.of(1234.5, 999.25, 1234567.0, 1500.0),
                column("1,234.5", "999.25", "1,234,567", "1,500").values("Temp"));
        assertEquals(
                List.of(1234.5, 999.25, 1234567.0, 1500.0),
                column("1.234,5", "999,25", "1.234.567", "1.500").values("Temp"));
        assertEquals(List.of(1234.5, 999.25), column("1 234.5", "999.25").values("Temp"));
        assertEquals(List.of(1234.5, 999.25), column("1'234.5", "999.25").values("Temp"));
    }

    @Test
    void exponentsAreNumbers() {
        assertEquals(
                List.of(1e-3, 2.5e4, -3e0, 4e10),
                column("1e-3", "2.5E+4", "-3e0", "4e10").values("Temp"));
    }

    @Test
    void everyColumnHasASignOfItsOwn() {
        Transcript read = Transcript.of("Time [s]|A|B\n0|1.5|2,5\n1|1.25|2,75\n2|1.125|2,125\n");
        assertEquals(List.of(1.5, 1.25, 1.125), read.values("A"));
        assertEquals(List.of(2.5, 2.75, 2.125), read.values("B"));
        assertTrue(read.said().contains("decimal.both"));
    }

    /** 1,234 next to 12: a decimal comma with three decimals, or a thousands mark. */
    @Test
    void whatCanBeReadTwoWaysIsRefusedAndTheCureWorks() {
        String table = table("12", "1,234", "15", "1,250");
        Message refusal = refused("decimal.open", table);
        assertEquals("3", refusal.values().get("row"));
        assertEquals("Temp", refusal.values().get("column"));
        assertTrue(refusal.text().contains("--decimal"), refusal.text());
        assertEquals(
                List.of(12.0, 1.234, 15.0, 1.25),
                Transcript.of(table, decimal(',')).values("Temp"));
        assertEquals(
                List.of(12.0, 1234.0, 15.0, 1250.0),
                Transcript.of(table, decimal('.')).values("Temp"));
    }

    @Test
    void anotherColumnDecidesAnOpenOne() {
        Transcript comma = Transcript.of("Time [s]|A|B\n0|1,234|2,5\n1|12|2,75\n2|1,250|2,125\n");
        assertEquals(List.of(1.234, 12.0, 1.25), comma.values("A"));
        Transcript point = Transcript.of("Time [s]|A|B\n0|1,234|2.5\n1|12|2.75\n2|1,250|2.125\n");
        assertEquals(List.of(1234.0, 12.0, 1250.0), point.values("A"));
    }

    @Test
    void aColumnOfNothingButThreeDecimalsHasAPoint() {
        assertEquals(
                List.of(1.234, 1.235, 1.236), column("1.234", "1.235", "1.236").values("Temp"));
    }

    @Test
    void aSignThatChangesWithinAColumnIsRefusedWithTheRow() {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            cells.add((i < 40 ? "1.%02d" : "1,%02d").formatted(i));
        }
        Message refusal = refused("decimal.changed", table(cells.toArray(String[]::new)));
        assertEquals("42", refusal.values().get("row"));
        assertEquals("Temp", refusal.values().get("column"));
    }

    @Test
    void anotherDecimalSignThanPointAndCommaIsNoOption() {
        assertThrows(IllegalArgumentException.class, () -> decimal(';'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", "N/A", "null", "?", "-", "--", "nan", "NaN", "#N/A", "  ", "n.a."})
    void aMarkForNothingIsMissing(String mark) {
        Transcript read = column("1.5", mark, "1.7", "1.8");
        assertEquals("gmgg", read.qualities("Temp"));
        assertEquals(1L, read.report.missingCells().get("Temp"));
        assertTrue(read.report.badCells().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ERROR", "#VALUE!", "#DIV/0!", "Bad", "1.5.5", "12:30", "inf", "Infinity", "1e400", "over range"
            })
    void anythingElseThatIsNoNumberIsBad(String word) {
        Transcript read = column("1.5", "1.6", word, "1.8", "1.9");
        assertEquals("ggbgg", read.qualities("Temp"));
        assertEquals(1L, read.report.badCells().get("Temp"));
        assertTrue(read.report.missingCells().isEmpty());
    }

    @Test
    void wordsAmongNumbersAreNamedWithTheirRow() {
        Message note = column("1.5", "1.6", "Shutdown", "1.8").message("column.words");
        assertEquals("Shutdown", note.values().get("text"));
        assertEquals("4", note.values().get("row"));
        assertEquals("1", note.values().get("count"));
    }

    @Test
    void datesAmongNumbersAreBadAndNamed() {
        Transcript read = column("1.5", "2024-03-01", "1.7", "1.8", "1.9");
        assertEquals("gbggg", read.qualities("Temp"));
        assertEquals("3", read.message("column.dates").values().get("row"));
    }

    @ParameterizedTest
    @CsvSource({"-9999, 21.5", "-999, 21.5", "-99999, 3.5", "-1, 540.5"})
    void aNumberThatCannotBeAValueIsMissingAndSaid(String mark, double level) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            cells.add(i % 10 == 5 ? mark : String.format(Locale.ROOT, "%.2f", level + i % 7));
        }
        Transcript read = column(cells.toArray(String[]::new));
        assertEquals(4L, read.report.missingCells().get("Temp"));
        assertEquals("gggggmgggg".repeat(4), read.qualities("Temp"));
        assertEquals(mark, read.message("column.sentinel").values().get("mark"));
    }

    @Test
    void aNumberThatMayBeAValueStays() {
        assertEquals(
                List.of(-1.0, 0.5, 1.5, -0.5),
                column("-1", "0.5", "1.5", "-0.5").values("Temp"));
        assertEquals(
                List.of(-999.0, -998.5, -1000.5, -997.0),
                column("-999", "-998.5", "-1000.5", "-997").values("Temp"));
    }

    @Test
    void aColumnThatNeverChangesIsSaid() {
        Transcript read = column("4.5", "4.5", "4.5", "4.5");
        assertEquals("Temp", read.message("column.constant").values().get("column"));
        assertFalse(column("4.5", "4.5", "4.5", "4.6").said().contains("column.constant"));
    }

    @Test
    void aLostDecimalPointIsSaidAndNothingIsRepaired() {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            cells.add(i == 30 || i == 31 ? "2" + (150 + i) : "21.%02d".formatted(i));
        }
        Transcript read = column(cells.toArray(String[]::new));
        assertEquals(2180.0, read.values("Temp").get(30));
        assertEquals("32", read.message("column.lost-point").values().get("row"));
    }

    @Test
    void aUnitThatChangesOnTheWayIsSaidAndNothingIsRepaired() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double bar = 5 + 0.2 * random.nextDouble();
            cells.add(String.format(Locale.ROOT, "%.3f", i < 10_000 ? bar : 1000 * bar));
        }
        Transcript read = column(cells.toArray(String[]::new));
        Message note = read.message("column.factor");
        assertEquals("1000.0", note.values().get("factor"));
        assertEquals(10_000.0, Double.parseDouble(note.values().get("row")), 600.0);
        assertEquals(Double.parseDouble(cells.getLast()), read.values("Temp").getLast());
    }

    @Test
    void booleansOfEveryLanguageAreStates() {
        for (String pair :
                List.of("true false", "Ja Nein", "sim n\u00e3o", "\u662f \u5426", "\u5f00 \u5173", "ON OFF")) {
            String yes = pair.split(" ", -1)[0];
            String no = pair.split(" ", -1)[1];
            Transcript read =
                    Transcript.of("Time [s]|Temp|Run\n0|1.5|%s\n1|1.6|%s\n2|1.7|%s\n".formatted(yes, no, yes));
            assertEquals(List.of(1.0, 0.0, 1.0), read.values("Run"), pair);
            assertEquals(List.of(no, yes), read.tag("Run").words(), pair);
        }
    }

    @Test
    void aColumnOfFewWordsIsAState() {
        Transcript read = Transcript.of("Time [s]|Temp|Mode\n0|1.5|idle\n1|1.6|run\n2|1.7|\n3|1.8|idle\n");
        assertEquals(List.of("idle", "run"), read.tag("Mode").words());
        assertEquals("STATUS", read.tag("Mode").kind().name());
        assertEquals("ggmg", read.qualities("Mode"));
        assertEquals(0.0, read.values("Mode").get(3));
        assertEquals(1.0, read.values("Mode").get(1));
    }

    @Test
    void moreThanThirtyTwoWordsAreNoState() {
        StringBuilder few = new StringBuilder("Time [s]|Temp|Remark\n");
        StringBuilder many = new StringBuilder(few);
        for (int row = 0; row < 100; row++) {
            few.append("%d|1.%d|remark %d%n".formatted(row, row, row % 32));
            many.append("%d|1.%d|remark %d%n".formatted(row, row, row % 33));
        }
        assertEquals(32, Transcript.of(few.toString()).tag("Remark").words().size());
        Transcript left = Transcript.of(many.toString());
        assertEquals(List.of("Temp"), left.tagNames());
        assertEquals("2", left.leftOut("Remark").values().get("row"));
    }

    /** The values of a whole random table, written with a random sign, come back bit for bit. */
    @Test
    void everyValueOfARandomTableComesBack() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int table = 0; table < 40; table++) {
            boolean comma = random.nextBoolean();
            int decimals = 1 + random.nextInt(6);
            List<String> cells = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (int row = 0; row < 200; row++) {
                String text = String.format(Locale.ROOT, "%." + decimals + "f", random.nextDouble(-500, 500));
                values.add(Double.parseDouble(text));
                cells.add(comma ? text.replace('.', ',') : text);
            }
            Transcript read = Transcript.of(table(cells.toArray(String[]::new)), decimal(comma ? ',' : '.'));
            assertEquals(values, read.values("Temp"), () -> "seed " + SEED);
        }
    }

    private static ReadOptions decimal(char sign) {
        return new ReadOptions(Set.of(), null, null, null, sign);
    }

    private static Transcript column(String... cells) {
        return Transcript.of(table(cells));
    }

    private static String table(String... cells) {
        StringBuilder table = new StringBuilder("Time [s]|Temp|Other\n");
        for (int row = 0; row < cells.length; row++) {
            table.append(row)
                    .append('|')
                    .append(cells[row])
                    .append('|')
                    .append(7 + row % 2)
                    .append('\n');
        }
        return table.toString();
    }
}
