package org.millwright.program.bench.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A large recording as a logger writes it: ISO times one second apart, columns that wander around their level with one to four
 * decimals, now and then an empty cell. The same seed writes the same bytes.
 */
final class LargeTable {
    private static final int BUFFER = 1 << 16;
    private static final int ROOM = 64;
    private static final int EMPTY_ONE_IN = 5_000;
    private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final SplittableRandom random;
    private final int[] decimals;
    private final long[] values;
    private final byte[] buffer = new byte[BUFFER + ROOM];
    private int used;

    LargeTable(long seed, int columns) {
        random = new SplittableRandom(seed);
        decimals = new int[columns];
        values = new long[columns];
        for (int column = 0; column < columns; column++) {
            decimals[column] = random.nextInt(1, 5);
            values[column] = random.nextInt(20_000, 90_000);
        }
    }

    void write(Path file, long rows) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            StringBuilder header = new StringBuilder("time");
            for (int column = 0; column < values.length; column++) {
                header.append(",tag ").append(column + 1);
            }
            out.write(header.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            for (long row = 0; row < rows; row++) {
                row(out, row);
            }
            out.write(buffer, 0, used);
        }
    }

    private void row(OutputStream out, long row) throws IOException {
        String time = TIME.format(START.plusSeconds(row));
        for (int i = 0; i < time.length(); i++) {
            buffer[used++] = (byte) time.charAt(i);
        }
        for (int column = 0; column < values.length; column++) {
            buffer[used++] = ',';
            values[column] += random.nextInt(-400, 401) - (values[column] - 50_000) / 200;
            if (random.nextInt(EMPTY_ONE_IN) > 0) {
                number(values[column], decimals[column]);
            }
            flush(out);
        }
        buffer[used++] = '\n';
    }

    private void flush(OutputStream out) throws IOException {
        if (used >= BUFFER) {
            out.write(buffer, 0, used);
            used = 0;
        }
    }

    /** Writes a decimal number from its unscaled value, back to front. */
    private void number(long unscaled, int scale) {
        long rest = Math.abs(unscaled);
        if (unscaled < 0) {
            buffer[used++] = '-';
        }
        int digits = scale + 1;
        for (long power = pow10(scale + 1); power <= rest; power *= 10) {
            digits++;
        }
        int at = used + digits;
        used = at + 1;
        for (int digit = 0; digit < digits; digit++) {
            if (digit == scale) {
                buffer[at--] = '.';
            }
            buffer[at--] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static long pow10(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
