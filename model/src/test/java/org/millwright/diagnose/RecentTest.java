package org.millwright.diagnose;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RecentTest {
    /** Rows that hold their own number. */
    private static Recent filled(int rows) {
        Recent recent = new Recent(2);
        for (int row = 0; row < rows; row++) {
            recent.add(new double[] {row, -row}, 1000L * row, row / 10.0);
        }
        return recent;
    }

    private static void assertHolds(Recent recent, int rows) {
        assertEquals(rows, recent.count());
        assertEquals(Math.max(0, rows - Recent.ROOM), recent.first());
        double[] row = new double[2];
        for (long at = recent.first(); at < recent.count(); at++) {
            assertEquals((double) at, recent.value(at, 0));
            assertEquals(1000 * at, recent.time(at));
            assertEquals(at / 10.0, recent.score(at), 1e-12);
            recent.copy(at, row);
            assertArrayEquals(new double[] {(double) at, (double) -at}, row);
        }
    }

    @Test
    void theLastRowsAreKept() {
        for (int rows : new int[] {0, 1, Recent.ROOM - 1, Recent.ROOM, Recent.ROOM + 1, 3 * Recent.ROOM + 7}) {
            assertHolds(filled(rows), rows);
        }
    }

    @Test
    void theSavedFormHoldsTheSame() throws IOException {
        int rows = Recent.ROOM + 100;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        filled(rows).write(new DataOutputStream(bytes));
        Recent again = new Recent(2);
        again.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertHolds(again, rows);
        again.add(new double[] {rows, -rows}, 1000L * rows, rows / 10.0);
        assertHolds(again, rows + 1);
    }
}
