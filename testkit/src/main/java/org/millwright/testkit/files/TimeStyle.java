package org.millwright.testkit.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.millwright.recording.TimeAxis;
import org.millwright.testkit.files.truth.Truth;

/**
 * How times are written and what they mean.
 *
 * @param headers the header of each time column
 * @param cells the text of each time column for the time on the wall of the plant, in microseconds
 * @param meaning the time on the axis for the time on the wall
 * @param clock how the axis is to be read
 * @param numeric true where the cells are numbers, so that without a header they may be taken for tags
 */
record TimeStyle(
        List<String> headers,
        LongFunction<List<String>> cells,
        LongUnaryOperator meaning,
        Truth.Clock clock,
        boolean numeric) {

    /** Zoneless text in one column. */
    static TimeStyle local(String header, LongFunction<String> text) {
        return new TimeStyle(
                List.of(header),
                micros -> List.of(text.apply(micros)),
                micros -> micros,
                new Truth.Clock(TimeAxis.Kind.LOCAL, 0, false),
                false);
    }

    TimeStyle meaning(TimeAxis.Kind kind, LongUnaryOperator other) {
        return new TimeStyle(
                headers, cells, other, new Truth.Clock(kind, clock.tolerance(), clock.anyOrigin()), numeric);
    }

    TimeStyle tolerance(long micros) {
        return new TimeStyle(
                headers, cells, meaning, new Truth.Clock(clock.kind(), micros, clock.anyOrigin()), numeric);
    }

    TimeStyle anyOrigin() {
        return new TimeStyle(headers, cells, meaning, new Truth.Clock(clock.kind(), clock.tolerance(), true), numeric);
    }

    TimeStyle headers(List<String> others) {
        return new TimeStyle(others, cells, meaning, clock, numeric);
    }

    /** The moment behind a time on the wall, where the axis knows moments. */
    Instant instant(long micros) {
        return Instant.EPOCH.plus(meaning.applyAsLong(micros), ChronoUnit.MICROS);
    }

    TimeStyle cells(LongFunction<List<String>> others) {
        return new TimeStyle(headers, others, meaning, clock, numeric);
    }

    TimeStyle asNumbers() {
        return new TimeStyle(headers, cells, meaning, clock, true);
    }

    /** The plain case: ISO with a blank or a T, without a zone, with as many digits as the pace needs. */
    static TimeStyle iso(Draft draft) {
        String between = draft.random.nextBoolean() ? " " : "'T'";
        if (draft.step % Draft.SECOND != 0 && draft.random.nextInt(3) == 0) {
            return asNeeded(draft, between);
        }
        return pattern(draft, "yyyy-MM-dd" + between + "HH:mm:ss" + fraction(draft, '.'));
    }

    /** As programs print times by default: no digits below the second where there is nothing to say. */
    private static TimeStyle asNeeded(Draft draft, String between) {
        DateTimeFormatter whole = DateTimeFormatter.ofPattern("yyyy-MM-dd" + between + "HH:mm:ss", Locale.ROOT);
        DateTimeFormatter exact = DateTimeFormatter.ofPattern("yyyy-MM-dd" + between + "HH:mm:ss.SSSSSS", Locale.ROOT);
        return local(header(draft), micros -> (micros % Draft.SECOND == 0 ? whole : exact).format(date(micros)));
    }

    static TimeStyle pattern(Draft draft, String pattern) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        return TimeStyle.local(header(draft), micros -> format.format(date(micros)));
    }

    static String header(Draft draft) {
        return draft.pick(draft.vocabulary.times());
    }

    /** A pattern's digits below the second: none for whole seconds. */
    static String fraction(Draft draft, char point) {
        if (draft.step % Draft.SECOND == 0) {
            return "";
        }
        return "'" + point + "'" + draft.pick(List.of("SS", "SSS", "SSSSSS", "SSSSSSSSS"));
    }

    static LocalDateTime date(long micros) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, Draft.SECOND), (int) Math.floorMod(micros, Draft.SECOND) * 1000, ZoneOffset.UTC);
    }

    static long micros(LocalDateTime date) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, date.toInstant(ZoneOffset.UTC));
    }

    /** Numbers counted in a unit of so many microseconds since 1970, with the decimals that the pace needs. */
    static TimeStyle epoch(Draft draft, BigDecimal unitMicros) {
        return counted(draft, unitMicros, 0).meaning(TimeAxis.Kind.INSTANT, micros -> micros);
    }

    /** Numbers counted in a unit of so many microseconds since the first row. */
    static TimeStyle elapsed(Draft draft, String header, long unitMicros) {
        long origin = draft.start;
        return counted(draft, BigDecimal.valueOf(unitMicros), origin)
                .headers(List.of(header))
                .meaning(TimeAxis.Kind.ELAPSED, micros -> micros - origin)
                .anyOrigin();
    }

    private static TimeStyle counted(Draft draft, BigDecimal unitMicros, long origin) {
        return TimeStyle.local(header(draft), micros -> quotient(micros - origin, unitMicros))
                .asNumbers();
    }

    private static String quotient(long micros, BigDecimal unit) {
        BigDecimal exact = BigDecimal.valueOf(micros).divide(unit, 12, RoundingMode.HALF_EVEN);
        BigDecimal plain = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
        return plain.scale() < 0 ? plain.toBigInteger().toString() : plain.toPlainString();
    }
}
