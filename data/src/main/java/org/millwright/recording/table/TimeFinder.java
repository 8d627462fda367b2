package org.millwright.recording.table;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.TimeAxis;
import org.millwright.recording.cell.DateOrder;
import org.millwright.recording.cell.NumberForm;
import org.millwright.recording.cell.Stamp;

/** Finds the columns that hold the time of the rows: stamps by what they look like, numbers only by their header. */
final class TimeFinder {
    private static final double MOST = 0.9;

    /** Enough under a header that names a time. */
    private static final double SOME = 0.5;

    private static final Pattern OFFSET =
            Pattern.compile("(?:UTC|GMT)\\s*([-+])([0-9]{1,2})(?::?([0-9]{2}))?(?![0-9])");
    private static final Pattern FILE_DATE = Pattern.compile(
            "(?<![0-9])(20[0-9]{2}|19[0-9]{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12][0-9]|3[01])(?![0-9])");

    private final String file;
    private final Header header;
    private final Survey survey;
    private final Columns columns;
    private final ReadOptions options;
    private final List<Message> understanding = new ArrayList<>();

    TimeFinder(String file, Header header, Survey survey, Columns columns, ReadOptions options) {
        this.columns = columns;
        this.file = file;
        this.header = header;
        this.survey = survey;
        this.options = options;
    }

    /** Looks at stamps first, then at hours and minutes in columns of their own, then at numbers. */
    TimeFound find() {
        List<Integer> full = columns(this::fullStamps);
        List<Integer> dates = columns(this::dates);
        List<Integer> clocks = columns(this::clocks);
        List<Integer> all = columns(column -> fullStamps(column) || dates(column) || clocks(column));
        TimeFound pair = pair(full, dates, clocks, all);
        if (pair != null) {
            return pair;
        }
        if (!full.isEmpty()) {
            int best = best(full);
            return stamps(best, best, others(all, best, best));
        }
        TimeFound parts = parts(dates);
        if (parts != null) {
            return parts;
        }
        TimeFound counted = new CountFinder(header, survey, columns, understanding).find(all);
        if (!clocks.isEmpty() && (counted == null || counted.kind() != TimeAxis.Kind.INSTANT)) {
            return clock(best(clocks), all);
        }
        if (counted != null) {
            return counted;
        }
        refuseUnreadable();
        if (!dates.isEmpty()) {
            int best = best(dates);
            return stamps(best, best, others(all, best, best));
        }
        return TimeFound.none(Message.of(
                "recording.time.rows",
                "No column holds a usable time: rows are numbered, and spans are counted in rows."));
    }

    /** A column that is called a time and holds something like times is not passed over. */
    private void refuseUnreadable() {
        for (int column = 0; column < header.width(); column++) {
            ColumnSurvey cells = survey.columns[column];
            String example =
                    cells.words.isEmpty() ? "" : cells.words.keySet().iterator().next();
            boolean likeTime =
                    example.chars().filter(Character::isDigit).count() >= 4 && example.matches(".*[0-9][-/.:][0-9].*");
            if (!columns.used(column)
                    && TimeWords.time(header.text(column))
                    && 2 * cells.wordCells.count > cells.filled
                    && likeTime) {
                throw MillwrightException.badRequest(
                        "recording.time.unreadable",
                        """
                        The times in column {column} of {file} are written in a way that is not known, such as {example} in row {row}.
                        Write them as 2024-03-01 10:15:30, or leave the column out with --ignore and have the rows numbered.""",
                        "column",
                        header.name(column),
                        "file",
                        file,
                        "example",
                        example,
                        "row",
                        cells.wordCells.first);
            }
        }
    }

    /** A date and a time of day in two columns; also where a spreadsheet wrote the date as a full stamp at midnight. */
    private @Nullable TimeFound pair(List<Integer> full, List<Integer> dates, List<Integer> clocks, List<Integer> all) {
        if (clocks.isEmpty()) {
            return null;
        }
        List<Integer> days = new ArrayList<>(dates);
        full.stream()
                .filter(column -> survey.columns[column].midnights >= survey.columns[column].filled)
                .forEach(days::add);
        if (days.isEmpty() || full.stream().anyMatch(column -> !days.contains(column))) {
            return null;
        }
        int date = best(days);
        int clock = clocks.stream()
                .min(Comparator.comparingInt(column -> Math.abs(column - date)))
                .orElseThrow();
        return stamps(date, clock, others(all, date, clock));
    }

    private TimeFound stamps(int date, int clock, List<Integer> others) {
        String label = header.name(date) + (clock == date ? "" : " + " + header.name(clock));
        List<DateOrder> orders = orders(date);
        ZoneId zone = zone(date, clock);
        boolean utc = zone != null && zone.equals(ZoneOffset.UTC);
        TimeAxis.Kind kind = utc ? TimeAxis.Kind.INSTANT : TimeAxis.Kind.LOCAL;
        understanding.add(Message.of("recording.time.column", "Time: column {column}.", "column", label));
        if (zone == null && options.zone() == null) {
            understanding.add(Message.of(
                    "recording.time.zoneless",
                    "The times name no zone and are kept as local time; --zone names one, such as Europe/Berlin."));
        }
        tellOthers(others);
        List<TimePlan> plans = new ArrayList<>();
        orders.forEach(order -> plans.add(new TimePlan.Stamps(date, clock, order)));
        return new TimeFound(plans, kind, label, zone, others, understanding);
    }

    /** The orders in which every date of the column can be read; typed dates and bare digits have one order only. */
    private List<DateOrder> orders(int column) {
        ColumnSurvey dates = survey.columns[column];
        if (dates.stamps.count == 0) {
            return List.of(DateOrder.YEAR_FIRST);
        }
        Map<DateOrder, Long> misfits = new EnumMap<>(DateOrder.class);
        for (DateOrder order : DateOrder.values()) {
            ColumnSurvey.Seen seen = dates.misfits.get(order);
            misfits.put(order, seen == null ? 0L : seen.count);
        }
        long dated = dates.stamps.count - dates.clocksOnly.count;
        long least = misfits.values().stream().min(Comparator.naturalOrder()).orElseThrow();
        if (least > Math.max(1, dated / 100)) {
            throw mixedDates(column, dates);
        }
        List<DateOrder> orders = new ArrayList<>();
        misfits.forEach((order, count) -> {
            if (count == least) {
                orders.add(order);
            }
        });
        DateOrder said = options.dateOrder();
        if (said != null && orders.contains(said)) {
            return List.of(said);
        }
        if (orders.contains(DateOrder.DAY_FIRST) && dates.conventional.count == dated) {
            return List.of(DateOrder.DAY_FIRST);
        }
        boolean same = dates.differByOrder.count == 0 && !orders.contains(DateOrder.YEAR_FIRST);
        return same ? List.of(orders.getFirst()) : orders;
    }

    private MillwrightException mixedDates(int column, ColumnSurvey dates) {
        ColumnSurvey.Seen day = dates.misfits.get(DateOrder.DAY_FIRST);
        ColumnSurvey.Seen month = dates.misfits.get(DateOrder.MONTH_FIRST);
        long row = Math.max(day == null ? 0 : day.first, month == null ? 0 : month.first);
        return MillwrightException.badRequest(
                "recording.date.mixed", """
                The dates in column {column} of {file} change their order of day and month in row {row}.
                Write all of them one way, best as 2024-03-01.""", "column", header.name(column), "file", file, "row", row);
    }

    /** The offset that the file names, if every stamp names one; null for local times. */
    private @Nullable ZoneId zone(int date, int clock) {
        ColumnSurvey dates = survey.columns[date];
        ColumnSurvey clocks = survey.columns[clock];
        long zoned = Math.max(dates.zoned.count, clocks.zoned.count) + dates.typedInstants.count;
        if (zoned == 0 && dates.compact.count == 0) {
            return utcByHeader(date) ? ZoneOffset.UTC : offsetByHeader(date);
        }
        long stamped = dates.stamps.count + dates.typedInstants.count + dates.typedLocals.count;
        if (zoned > 0 && zoned < stamped) {
            throw MillwrightException.badRequest(
                    "recording.zone.mixed",
                    """
                    Some times in column {column} of {file} name a zone and some do not; the first that does stands in row {row}.
                    Write all of them with a zone, or all without one.""",
                    "column",
                    header.name(date),
                    "file",
                    file,
                    "row",
                    Math.max(dates.zoned.first, clocks.zoned.first));
        }
        return zoned == 0 ? null : ZoneOffset.UTC;
    }

    /** An offset such as {@code GMT+01:00} in the header; the times themselves stay local until it is applied. */
    private @Nullable ZoneId offsetByHeader(int column) {
        Matcher offset = OFFSET.matcher(header.text(column));
        if (!offset.find()) {
            return null;
        }
        int hours = Integer.parseInt(offset.group(2));
        int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
        int sign = offset.group(1).equals("-") ? -1 : 1;
        return hours > 14 || minutes > 59 ? null : ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
    }

    private boolean utcByHeader(int column) {
        String text = header.text(column).toUpperCase(java.util.Locale.ROOT);
        return text.matches(".*(\\(|\\[|_|\\s|^)(UTC|GMT|Z)(\\)|\\]|_|\\s|$).*");
    }

    /** A time of day without a date: the file's name may hold it. */
    private TimeFound clock(int column, List<Integer> all) {
        List<Integer> others = others(all, column, column);
        String label = header.name(column);
        Long day = fileDay();
        tellDay(label, day);
        tellOthers(others);
        TimeAxis.Kind kind = day == null ? TimeAxis.Kind.ELAPSED : TimeAxis.Kind.LOCAL;
        return new TimeFound(
                List.of(new TimePlan.Clock(column, day == null ? 0 : day)), kind, label, null, others, understanding);
    }

    private void tellDay(String label, @Nullable Long day) {
        understanding.add(
                day == null
                        ? Message.of(
                                "recording.time.dayless",
                                "Column {column} holds times of day and nothing names a date: times count from the first midnight.",
                                "column",
                                label)
                        : Message.of(
                                "recording.time.fileday",
                                "Time: column {column}, with the date {date} from the file's name.",
                                "column",
                                label,
                                "date",
                                java.time.LocalDate.ofEpochDay(day)));
    }

    private @Nullable TimeFound parts(List<Integer> dates) {
        List<Integer> parts = new ArrayList<>(java.util.Collections.nCopies(8, -1));
        List<String> names = new ArrayList<>();
        for (int column = 0; column < header.width(); column++) {
            int part = TimeWords.part(header.text(column));
            if (part >= 0
                    && !columns.used(column)
                    && parts.get(part) < 0
                    && survey.columns[column].numbers() >= MOST * survey.rows
                    && partRange(part, column)) {
                parts.set(part, column);
                names.add(header.name(column));
            }
        }
        boolean clocked = parts.get(3) >= 0 && parts.get(4) >= 0;
        boolean dated = parts.get(0) >= 0 && parts.get(1) >= 0 && parts.get(2) >= 0;
        if (!clocked && !(dated && parts.get(3) >= 0)) {
            return null;
        }
        if (!dated) {
            for (int part = 0; part < 3; part++) {
                parts.set(part, -1);
            }
        }
        int date = dated || dates.isEmpty() ? -1 : best(dates);
        return partsFound(parts, date, dated, names);
    }

    private TimeFound partsFound(List<Integer> parts, int date, boolean dated, List<String> names) {
        Long day = dated || date >= 0 ? null : fileDay();
        List<TimePlan> plans = new ArrayList<>();
        for (DateOrder order : date < 0 ? List.of(DateOrder.YEAR_FIRST) : orders(date)) {
            plans.add(new TimePlan.Parts(parts, date, day == null ? 0 : day, order));
        }
        String label = (date < 0 ? "" : header.name(date) + " + ") + String.join(" + ", names);
        boolean known = dated || date >= 0 || day != null;
        if (known && day == null) {
            understanding.add(Message.of("recording.time.column", "Time: column {column}.", "column", label));
        } else {
            tellDay(label, day);
        }
        return new TimeFound(
                plans, known ? TimeAxis.Kind.LOCAL : TimeAxis.Kind.ELAPSED, label, null, List.of(), understanding);
    }

    private boolean partRange(int part, int column) {
        double[] most = {2200, 12, 31, 24, 59, 61, 1_000, 1_000_000};
        ColumnSurvey values = survey.columns[column];
        return values.least >= (part == 0 ? 1900 : 0) && values.most <= most[part];
    }

    private @Nullable Long fileDay() {
        Matcher date = FILE_DATE.matcher(file);
        if (!date.find()) {
            return null;
        }
        return Stamp.epochDay(
                Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
    }

    private void tellOthers(List<Integer> others) {
        if (!others.isEmpty()) {
            understanding.add(Message.of(
                    "recording.time.others",
                    "Other columns hold times too and are left out: {columns}.",
                    "columns",
                    String.join(", ", others.stream().map(header::name).toList())));
        }
    }

    private static List<Integer> others(List<Integer> all, int date, int clock) {
        return all.stream().filter(column -> column != date && column != clock).toList();
    }

    /** The one whose header names a time, else the leftmost. */
    private int best(List<Integer> columns) {
        return columns.stream()
                .filter(column -> TimeWords.time(header.text(column)))
                .findFirst()
                .orElse(columns.getFirst());
    }

    private List<Integer> columns(IntPredicate what) {
        return IntStream.range(0, header.width())
                .filter(column -> !columns.used(column))
                .filter(what)
                .boxed()
                .toList();
    }

    private boolean fullStamps(int column) {
        ColumnSurvey cells = survey.columns[column];
        long full = cells.stamps.count
                - cells.clocksOnly.count
                - cells.datesOnly.count
                + cells.typedInstants.count
                + cells.typedLocals.count;
        if (full == 0 && cells.compact.count > 0) {
            full = cells.count(NumberForm.WHOLE) == cells.compact.count
                            && cells.least >= 1e11
                            && TimeWords.time(header.text(column))
                    ? cells.compact.count
                    : 0;
        }
        return enough(full, column);
    }

    private boolean dates(int column) {
        ColumnSurvey cells = survey.columns[column];
        long eightDigits = cells.most < 1e8 && TimeWords.time(header.text(column)) ? cells.compact.count : 0;
        return !fullStamps(column) && enough(cells.datesOnly.count + eightDigits, column);
    }

    private boolean clocks(int column) {
        return enough(survey.columns[column].clocksOnly.count, column);
    }

    private boolean enough(long found, int column) {
        double share = TimeWords.time(header.text(column)) ? SOME : MOST;
        return found > 0 && found >= share * survey.columns[column].filled && found >= SOME * survey.rows;
    }
}
