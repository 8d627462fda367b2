package org.millwright.plant.wire.opcua;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;

/** The last rows of one unit, in pieces; the oldest piece goes when there is no room for another. Not for several threads. */
final class UnitMemory {
    private static final int PIECE_ROWS = 128;

    private final int columns;
    private final int mostPieces;
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();

    /**
     * @param columns how many tags the unit has
     * @param values how many values are kept at most, at least one piece
     */
    UnitMemory(int columns, long values) {
        this.columns = columns;
        mostPieces = Math.clamp(values / ((long) PIECE_ROWS * columns), 2, Integer.MAX_VALUE);
    }

    /** Looks at one kept cell; false to see no more. */
    interface Look {
        boolean at(long timeMicros, double value, byte quality);
    }

    /** Keeps a row of a block whose columns belong at {@code places}; a negative place belongs nowhere. */
    void keep(Block rows, int row, int[] places) {
        Piece last = pieces.peekLast();
        if (last == null || last.rows == PIECE_ROWS) {
            if (pieces.size() == mostPieces) {
                pieces.removeFirst();
            }
            last = new Piece(columns);
            pieces.addLast(last);
        }
        int at = last.rows++;
        last.times[at] = rows.time(row);
        for (int column = 0; column < places.length; column++) {
            if (places[column] >= 0) {
                last.values[places[column]][at] = rows.value(row, column);
                last.qualities[places[column]][at] = rows.qualities(column)[row];
            }
        }
    }

    /** Shows the cells of one tag from {@code fromMicros} on and before {@code untilMicros}, in the order they were kept. */
    void show(int column, long fromMicros, long untilMicros, Look look) {
        for (Piece piece : pieces) {
            for (int row = 0; row < piece.rows; row++) {
                long time = piece.times[row];
                if (time >= fromMicros
                        && time < untilMicros
                        && UnitVariables.present(piece.qualities[column][row], piece.values[column][row])
                        && !look.at(time, piece.values[column][row], piece.qualities[column][row])) {
                    return;
                }
            }
        }
    }

    /** Some rows, by column. */
    private static final class Piece {
        private final long[] times = new long[PIECE_ROWS];
        private final double[][] values;
        private final byte[][] qualities;
        private int rows;

        Piece(int columns) {
            values = new double[columns][PIECE_ROWS];
            qualities = new byte[columns][PIECE_ROWS];
            for (byte[] column : qualities) {
                Arrays.fill(column, SourceQuality.ABSENT);
            }
        }
    }
}
