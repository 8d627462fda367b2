package org.millwright.program.bench.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.dataset.Range;
import org.millwright.history.Columns;
import org.millwright.history.Historian;
import org.millwright.history.journal.LossLedger;
import org.millwright.machine.TagPath;
import org.millwright.machine.connect.Loss;

/**
 * What is wrong with the records of one connection after a restart.
 *
 * @param records how many had to be there
 * @param lost records that were acknowledged and are not whole
 * @param partial records of which only some values are there, or some twice
 * @param unreported records that are not whole and that no loss names
 */
record CrashCheck(long records, long lost, long partial, long unreported) {
    private static final int MOST = 5_000_000;
    private static final Pattern DAMAGED = Pattern.compile("records (\\d+) to (\\d+)");

    CrashCheck plus(CrashCheck other) {
        return new CrashCheck(
                records + other.records, lost + other.lost, partial + other.partial, unreported + other.unreported);
    }

    /**
     * Reads everything of a connection and holds it against what its records must say.
     *
     * @param safe the records below this number were safe on disk
     * @param acknowledged the records below this number were acknowledged, at most as many
     */
    static CrashCheck of(String connection, Historian historian, LossLedger ledger, long safe, long acknowledged) {
        Map<Long, Integer> right = new TreeMap<>();
        long wrong = 0;
        for (int machine = 0; machine < CrashData.machines(); machine++) {
            wrong += count(connection, machine, historian, right);
        }
        long most = Math.max(safe, acknowledged);
        long lost = 0;
        long partial = wrong;
        long unreported = 0;
        for (long record = 0; record < most; record++) {
            int found = right.getOrDefault(record, 0);
            if (found != CrashData.values(record)) {
                partial += found == 0 ? 0 : 1;
                lost += record < acknowledged ? 1 : 0;
                unreported += told(record, connection, ledger) ? 0 : 1;
            }
            right.remove(record);
        }
        // Nothing may be there that was never safe.
        return new CrashCheck(most, lost, partial + right.size(), unreported);
    }

    private static long count(String connection, int machine, Historian historian, Map<Long, Integer> right) {
        List<TagPath> tags = CrashData.tags(connection, machine);
        if (tags.stream().anyMatch(tag -> historian.catalogue().tag(tag).isEmpty())) {
            return 0;
        }
        long wrong = 0;
        Columns columns = historian.raw(tags, new Range(0, Long.MAX_VALUE / 2), MOST);
        for (int i = 0; i < columns.rows(); i++) {
            long record = CrashData.record(machine, columns.times()[i]);
            double expected = CrashData.value(record, CrashData.row(columns.times()[i]), columns.tag()[i]);
            if (columns.values()[i] == expected) {
                right.merge(record, 1, Integer::sum);
            } else {
                wrong++;
            }
        }
        return wrong;
    }

    private static boolean told(long record, String connection, LossLedger ledger) {
        for (Loss loss : ledger.all()) {
            Matcher range = DAMAGED.matcher(loss.what());
            if (loss.connection().equals(connection)
                    && range.matches()
                    && Long.parseLong(range.group(1)) <= record
                    && record <= Long.parseLong(range.group(2))) {
                return true;
            }
        }
        return false;
    }
}
