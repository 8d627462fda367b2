package org.millwright.recording.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millwright.recording.cell.Row;
import org.millwright.recording.cell.Stamp;

/** Looks at the times of all rows, machine by machine, once for each way to read them; and counts the rows that are no data. */
final class OrderPass implements Scan.Gatherer {
    /** The one machine of a table that names none. */
    static final String ONE = "";

    private static final Pattern NUMBER = Pattern.compile("[0-9]+\\.[0-9]*([eE][-+]?[0-9]{1,3})?");

    final List<Map<String, OrderSurvey>> byPlan;
    final Map<String, Long> faults = new TreeMap<>();
    final Map<String, Long> machineRows = new LinkedHashMap<>();
    long rows;
    long firstOdd;
    long otherHeader;

    /** Rows that the first plan finds no time in. */
    long timeless;

    private final List<TimePlan> plans;
    private final int by;
    private final @Nullable RowFilter filter;
    private final boolean onlyTimes;
    private final Stamp stamp = new Stamp();

    private OrderPass(List<TimePlan> plans, int by, @Nullable RowFilter filter, boolean onlyTimes) {
        this.onlyTimes = onlyTimes;
        this.plans = plans;
        this.by = by;
        this.filter = filter;
        byPlan = plans.stream()
                .map(plan -> (Map<String, OrderSurvey>) new LinkedHashMap<String, OrderSurvey>())
                .toList();
    }

    /** Reads the whole table; {@code by} is the column that names the machine, or −1. */
    static OrderPass over(Table table, Head head, Header header, List<TimePlan> plans, int by) {
        OrderPass total = new OrderPass(plans, by, null, false);
        new Scan<>(table, part -> new OrderPass(plans, by, new RowFilter(head, header, part), false), total::add).all();
        return total;
    }

    /** Reads no more of each row than its time; rows with too few or too many cells are then not told from others. */
    static OrderPass overTimes(Table table, Head head, Header header, List<TimePlan> plans) {
        int cells = 1
                + plans.stream()
                        .flatMap(plan -> plan.columns().stream())
                        .max(Integer::compare)
                        .orElse(0);
        OrderPass total = new OrderPass(plans, -1, null, true);
        new Scan<>(table, part -> new OrderPass(plans, -1, new RowFilter(head, header, part), true), total::add)
                .all(cells);
        return total;
    }

    @Override
    public void take(Row row) {
        if (filter == null || filter.above(row)) {
            return;
        }
        String fault = onlyTimes ? row.blank() ? RowFilter.BLANK : null : filter.fault(row);
        if (fault != null) {
            faults.merge(fault, 1L, Long::sum);
            boolean odd = fault.equals(RowFilter.SHORT) || fault.equals(RowFilter.LONG);
            firstOdd = odd && firstOdd == 0 ? row.line() : firstOdd;
            otherHeader = otherHeader == 0 && fault.equals(RowFilter.OTHER_HEADER) ? row.line() : otherHeader;
            return;
        }
        String machine = by < 0 ? ONE : name(row, by);
        if (by >= 0 && machine.isEmpty()) {
            faults.merge(RowFilter.NO_MACHINE, 1L, Long::sum);
            return;
        }
        rows++;
        machineRows.merge(machine, 1L, Long::sum);
        for (int plan = 0; plan < plans.size(); plan++) {
            long time = plans.get(plan).at(row, stamp);
            if (time != Stamp.NONE) {
                byPlan.get(plan)
                        .computeIfAbsent(machine, name -> new OrderSurvey())
                        .take(time, row.line());
            } else if (plan == 0) {
                timeless++;
            }
        }
    }

    @Override
    public boolean full() {
        return false;
    }

    /** The name of a machine; a number by its value, however it is written. */
    static String name(Row row, int cell) {
        String text = row.string(cell);
        if (!row.isText(cell) || !NUMBER.matcher(text).matches()) {
            return text;
        }
        double value = Double.parseDouble(text);
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : text;
    }

    private boolean add(OrderPass part, long linesBefore) {
        rows += part.rows;
        timeless += part.timeless;
        otherHeader = otherHeader == 0 && part.otherHeader > 0 ? part.otherHeader + linesBefore : otherHeader;
        firstOdd = firstOdd == 0 && part.firstOdd > 0 ? part.firstOdd + linesBefore : firstOdd;
        part.faults.forEach((fault, count) -> faults.merge(fault, count, Long::sum));
        part.machineRows.forEach((machine, count) -> machineRows.merge(machine, count, Long::sum));
        for (int plan = 0; plan < byPlan.size(); plan++) {
            Map<String, OrderSurvey> mine = byPlan.get(plan);
            part.byPlan.get(plan).forEach((machine, order) -> mine.computeIfAbsent(machine, name -> new OrderSurvey())
                    .add(order, linesBefore));
        }
        return true;
    }
}
