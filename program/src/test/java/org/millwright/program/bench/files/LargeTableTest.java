package org.millwright.program.bench.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeTableTest {
    private static final int COLUMNS = 7;
    private static final int ROWS = 6_000;
    private static final Spent NOTHING = new Spent(0, 0);

    @TempDir
    Path folder;

    @Test
    void everyRowHasATimeAndNumbersThatAreWrittenPlainly() throws IOException {
        List<String> lines = Files.readAllLines(written(1));
        assertEquals(ROWS + 1, lines.size());
        assertEquals("time,tag 1,tag 2,tag 3,tag 4,tag 5,tag 6,tag 7", lines.getFirst());
        assertTrue(lines.get(1).startsWith("2024-01-01 00:00:00,"));
        assertTrue(lines.get(ROWS).startsWith("2024-01-01 01:39:59,"));
        long empty = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertEquals(COLUMNS + 1, cells.length, line);
            for (String cell : Arrays.asList(cells).subList(1, cells.length)) {
                assertTrue(cell.isEmpty() || cell.matches("-?(0|[1-9]\\d*)\\.\\d{1,4}"), cell);
                empty += cell.isEmpty() ? 1 : 0;
            }
        }
        assertTrue(empty > 0, "Cells without a value belong to a recording.");
    }

    @Test
    void oneSeedWritesTheSameBytes() throws IOException {
        byte[] once = Files.readAllBytes(written(1));
        assertArrayEquals(once, Files.readAllBytes(written(1)));
        assertFalse(Arrays.equals(once, Files.readAllBytes(written(2))));
    }

    /** The other side of the comparison has to read all of it, or its time says nothing. */
    @Test
    void theOtherSideSumsWhatIsThere() throws IOException {
        Path file = written(1);
        double[] sums = new double[COLUMNS];
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            for (int column = 0; column < COLUMNS; column++) {
                sums[column] += cells[column + 1].isEmpty() ? 0 : Double.parseDouble(cells[column + 1]);
            }
        }
        Sums duck = DuckRead.sums(file, COLUMNS, 1);
        duck.mustAgree(new Sums(ROWS, sums, NOTHING), 1e-9);
        sums[3] += 0.1;
        assertThrows(IllegalStateException.class, () -> duck.mustAgree(new Sums(ROWS, sums, NOTHING), 1e-9));
        assertThrows(IllegalStateException.class, () -> duck.mustAgree(new Sums(ROWS - 1, sums, NOTHING), 1e-9));
    }

    private Path written(long seed) throws IOException {
        Path file = folder.resolve("large.csv");
        new LargeTable(seed, COLUMNS).write(file, ROWS);
        return file;
    }
}
