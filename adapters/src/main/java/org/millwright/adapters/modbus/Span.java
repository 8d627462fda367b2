package org.millwright.adapters.modbus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Neighbouring registers that one request reads.
 *
 * @param items the values in it, by rising address; at least one
 */
record Span(List<Item> items) {
    /** Reading so many more registers is cheaper than another request. */
    static final int GAP = 8;

    Span {
        items = List.copyOf(items);
    }

    /**
     * A value that is wanted.
     *
     * @param index which of the plan's points
     * @param register where it is
     */
    record Item(int index, Register register) {}

    int unit() {
        return items.getFirst().register().unit();
    }

    Table table() {
        return items.getFirst().register().table();
    }

    int first() {
        return items.getFirst().register().address();
    }

    int length() {
        return items.stream().mapToInt(item -> item.register().end()).max().orElseThrow() - first();
    }

    /** The two halves, to find which of them holds what the device does not have. */
    List<Span> halves() {
        int middle = items.size() / 2;
        return List.of(new Span(items.subList(0, middle)), new Span(items.subList(middle, items.size())));
    }

    /** As few requests as can be: over gaps of at most {@link #GAP} and up to the most of the table. */
    static List<Span> merge(List<Item> wanted) {
        List<Item> sorted = new ArrayList<>(wanted);
        sorted.sort(Comparator.comparingInt((Item item) -> item.register().unit())
                .thenComparing(item -> item.register().table())
                .thenComparingInt(item -> item.register().address())
                .thenComparingInt(Item::index));
        List<Span> spans = new ArrayList<>();
        List<Item> open = new ArrayList<>();
        int end = 0;
        for (Item item : sorted) {
            Register register = item.register();
            if (!open.isEmpty() && !fits(open.getFirst().register(), end, register)) {
                spans.add(new Span(open));
                open.clear();
            }
            end = open.isEmpty() ? register.end() : Math.max(end, register.end());
            open.add(item);
        }
        if (!open.isEmpty()) {
            spans.add(new Span(open));
        }
        return spans;
    }

    private static boolean fits(Register first, int end, Register next) {
        return first.unit() == next.unit()
                && first.table() == next.table()
                && next.address() - end <= GAP
                && Math.max(end, next.end()) - first.address() <= first.table().most();
    }
}
