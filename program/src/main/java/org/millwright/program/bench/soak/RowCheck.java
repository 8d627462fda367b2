package org.millwright.program.bench.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the history holds of one machine that counts its rows. Reads the table of an export, which goes by time and then by tag: {@code
 * time,tag,value,quality}.
 */
final class RowCheck {
    /** The tag by which every machine of the practice plant counts its rows. */
    static final String COUNTER = "sequence";

    private final Map<String, Long> values = new TreeMap<>();
    private final Map<String, String> newest = new HashMap<>();
    private long rows;
    private long missingRows;
    private long disorder;
    private long last = Long.MIN_VALUE;

    /** Takes the whole table. */
    RowCheck read(BufferedReader table) throws IOException {
        table.readLine();
        for (String line = table.readLine(); line != null; line = table.readLine()) {
            String[] cells = line.split(",", -1);
            String tag = cells[1];
            if (!cells[0].equals(newest.put(tag, cells[0]))) {
                values.merge(tag, 1L, Long::sum);
                if (tag.endsWith("/" + COUNTER) && !cells[2].isEmpty()) {
                    count((long) Double.parseDouble(cells[2]));
                }
            }
        }
        return this;
    }

    private void count(long now) {
        rows++;
        if (last != Long.MIN_VALUE) {
            if (now <= last) {
                disorder++;
            } else {
                missingRows += now - last - 1;
            }
        }
        last = now;
    }

    /** Values of all tags, the same one twice counted once. */
    long values() {
        return values.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Values that the machine has published between its first and its last row here, and that are not here. */
    long missing() {
        return missingRows * values.size();
    }

    /** Values that lack in rows which are here. */
    long holes() {
        return values.values().stream()
                .mapToLong(count -> Math.max(0, rows - count))
                .sum();
    }

    /** How often a later time holds an earlier row. */
    long disorder() {
        return disorder;
    }
}
