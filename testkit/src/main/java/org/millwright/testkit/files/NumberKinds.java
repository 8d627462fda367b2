package org.millwright.testkit.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.millwright.testkit.files.signal.Entry;
import org.millwright.testkit.files.signal.Signal;
import org.millwright.testkit.files.truth.Cell;
import org.millwright.testkit.files.write.Look;

/** Changes the way numbers are written. */
final class NumberKinds {
    private static final int GROUP = 3;

    private NumberKinds() {}

    /** Decimal comma. The first column's one or two decimals tell it; a column of three decimals alone would not. */
    static void decimalComma(Draft draft) {
        separatedBySemicolons(draft);
        draft.look.number = plain -> plain.replace('.', ',');
        for (Column column : draft.columns) {
            if (column.entries.stream().allMatch(NumberKinds::couldBeGrouped)) {
                undecided(draft, column);
            }
        }
    }

    private static boolean couldBeGrouped(Entry entry) {
        return !entry.number()
                || entry.decimal().scale() == GROUP
                || entry.decimal().scale() <= 0;
    }

    private static void undecided(Draft draft, Column column) {
        if (column.entries.stream()
                .anyMatch(entry -> entry.number() && entry.decimal().scale() == GROUP)) {
            column.change(Entry::undecided);
            column.required = false;
            draft.mayBeRefused(column.names);
        }
    }

    private static void separatedBySemicolons(Draft draft) {
        if (draft.look.separator.equals(",")) {
            draft.look.separator = ";";
        }
    }

    /** Groups of three with a decimal sign; a whole number with one group mark is for the column to decide. */
    static void thousands(Draft draft, String mark, char point) {
        if (point == ',') {
            separatedBySemicolons(draft);
        }
        Column force = draft.columnOf(Signal.FORCE);
        force.change(0, 1, entry -> Entry.number("1234.5"));
        draft.look.number = plain -> grouped(plain, mark, point);
        if (!mark.equals(",") && !mark.equals(".")) {
            return;
        }
        for (Column column : draft.columns) {
            boolean whole = column.entries.stream()
                    .allMatch(e -> !e.number() || e.decimal().scale() <= 0);
            boolean large = column.entries.stream()
                    .anyMatch(e -> e.number() && Math.abs(e.cell().value()) >= 1000);
            boolean decimals = column.entries.stream().allMatch(NumberKinds::couldBeGrouped);
            if (whole ? large : decimals) {
                column.change(Entry::undecided);
                column.required = false;
                draft.mayBeRefused(column.names);
            }
        }
    }

    /** Marks that are no decimal sign anywhere: a blank, one that does not break, or an apostrophe. */
    static void otherThousands(Draft draft) {
        if (draft.random.nextBoolean()) {
            String blank = draft.pick(List.of(" ", "\u00a0", "\u202f"));
            thousands(draft, blank, ',');
            decimalComma(draft);
            draft.look.number = plain -> grouped(plain, blank, ',');
        } else {
            thousands(draft, draft.pick(List.of("'", "\u2019")), '.');
        }
    }

    private static String grouped(String plain, String mark, char point) {
        int dot = plain.indexOf('.');
        String whole = dot < 0 ? plain : plain.substring(0, dot);
        StringBuilder text = new StringBuilder(whole);
        int first = whole.startsWith("-") ? 1 : 0;
        for (int at = whole.length() - GROUP; at > first; at -= GROUP) {
            text.insert(at, mark);
        }
        return dot < 0
                ? text.toString()
                : text.append(point).append(plain, dot + 1, plain.length()).toString();
    }

    /** As numerical libraries save a matrix: every number, the time too, with 18 decimals and an exponent. */
    static void scientific(Draft draft) {
        draft.look.timesLikeNumbers = true;
        draft.look.number = plain -> {
            BigDecimal value = new BigDecimal(plain);
            int power = value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
            String mantissa = value.movePointLeft(power)
                    .setScale(18, RoundingMode.HALF_EVEN)
                    .toPlainString();
            return "%se%s%02d".formatted(mantissa, power < 0 ? "-" : "+", Math.abs(power));
        };
    }

    /** A sign that is not needed, a zero that is not there, or zeros up to a fixed width. */
    static void odd(Draft draft) {
        draft.look.number = draft.pick(List.<UnaryOperator<String>>of(
                plain -> plain.startsWith("-") ? plain : "+" + plain,
                plain -> plain.replaceFirst("^(-?)0\\.", "$1."),
                plain -> plain.startsWith("-") ? plain : "00" + plain));
    }

    /** Where a reader that counts digits in a long, or rounds twice, is off by one bit. */
    static void manyDigits(Draft draft) {
        Column column = draft.someColumn();
        column.change(entry -> entry.number() ? Entry.number(longer(draft, entry.text())) : entry);
        List<String> hard = List.of(
                "9007199254740993",
                "0.1000000000000000055511151231257827",
                "123456789012345678901234567890",
                "8.5000000000000008881784197001252323389053344726562500",
                "179769313486231570000.5",
                "0.000000000000000000000000012345");
        for (int row : draft.someRows(8)) {
            column.entries.set(row, Entry.number(draft.pick(hard)));
        }
    }

    private static String longer(Draft draft, String plain) {
        StringBuilder text = new StringBuilder(plain.contains(".") ? plain : plain + ".");
        for (int digits = draft.random.nextInt(10, 22); digits > 0; digits--) {
            text.append(draft.random.nextInt(10));
        }
        return text.toString();
    }

    /** {@code 1.234E-3}, {@code 5e+02} and the like; the decimal number behind it is the same. */
    static void exponents(Draft draft) {
        boolean upper = draft.random.nextBoolean();
        for (Column column : draft.columns) {
            column.change(entry -> entry.number() ? exponent(entry, upper) : entry);
        }
    }

    private static Entry exponent(Entry entry, boolean upper) {
        BigDecimal value = entry.decimal();
        int power = value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
        String mantissa = value.movePointLeft(power).toPlainString();
        String sign = power < 0 ? "-" : "+";
        String text = "%s%s%s%02d".formatted(mantissa, upper ? "E" : "e", sign, Math.abs(power));
        return new Entry(text, true, entry.cell());
    }

    /** Every number has one mark before three digits: 1.234 or 1234, nobody can tell. */
    static void undecidable(Draft draft) {
        separatedBySemicolons(draft);
        for (Column column : draft.columns) {
            column.entries.clear();
            for (int row = 0; row < draft.rows; row++) {
                String text = "%d,%03d".formatted(draft.random.nextInt(1, 10), draft.random.nextInt(1000));
                column.entries.add(Entry.noValue(text));
            }
            column.required = false;
        }
        draft.mayBeRefusedForAnyColumn();
    }

    /** Decimal commas between commas, without quotes: there are more cells than names, and no way to put them together. */
    static void commaBetweenCommas(Draft draft) {
        draft.look.separator = ",";
        draft.look.quotes = Look.Quotes.NEVER;
        draft.look.number = plain -> plain.replace('.', ',');
        draft.mustBeRefused = true;
        draft.mayBeRefusedAt(java.util.Set.of());
    }

    /** Two exports were put together: from some row on the decimal sign is another. */
    static void conventionChanges(Draft draft) {
        separatedBySemicolons(draft);
        int from = draft.rows / 2 + draft.random.nextInt(draft.rows / 4 + 1);
        List<Integer> after = new ArrayList<>();
        for (int row = from; row < draft.rows; row++) {
            after.add(row);
        }
        for (Column column : draft.columns) {
            boolean threeDecimals = column.entries.stream()
                    .anyMatch(entry -> entry.number() && entry.decimal().scale() == GROUP);
            column.change(from, draft.rows, entry -> entry.number() ? withComma(entry) : entry);
            if (threeDecimals) {
                column.change(Entry::undecided);
                column.required = false;
            }
        }
        draft.mayBeRefusedAt(java.util.Set.copyOf(after));
        draft.mayBeRefusedForAnyColumn();
    }

    private static Entry withComma(Entry entry) {
        if (!entry.text().contains(".")) {
            return entry;
        }
        return new Entry(
                entry.text().replace('.', ','), false, Cell.perhaps(entry.cell().value()));
    }
}
