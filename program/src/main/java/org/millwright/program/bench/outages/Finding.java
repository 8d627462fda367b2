package org.millwright.program.bench.outages;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a case.
 *
 * @param outage the case
 * @param seconds from the end of the trouble to the first value of a later time; not a number if none came
 * @param browsed true if what was asked was answered or ended
 * @param evidence what became of the values
 * @param disorder how often the journal holds an older row behind a newer one
 * @param stands how the connection stood at the end
 */
record Finding(Outage outage, double seconds, boolean browsed, Evidence evidence, long disorder, String stands) {
    Finding ordered(long found) {
        return new Finding(outage, seconds, browsed, evidence, found, stands);
    }

    boolean failed() {
        return !Double.isFinite(seconds) || !browsed || evidence.unreported() > 0 || disorder > 0;
    }

    /** One line of the report. */
    Map<String, @Nullable Object> row() {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("case", outage.name());
        row.put("back_s", seconds);
        row.put("values", evidence.values());
        row.put("lost", evidence.lost());
        row.put("reported", evidence.reported());
        row.put("unreported", evidence.unreported());
        row.put("order", disorder);
        row.put("answered", browsed);
        row.put("ok", !failed());
        if (failed()) {
            row.put("stands", stands);
        }
        return row;
    }
}
