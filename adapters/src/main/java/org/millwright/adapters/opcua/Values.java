package org.millwright.adapters.opcua;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Sample;

/** What a value of OPC UA is to us: a time in microseconds, a number, a quality byte. */
final class Values {
    /** From 1601, where the ticks of OPC UA begin, to 1970 (Part 6, 5.2.2.5). */
    private static final long EPOCH_TICKS = 116_444_736_000_000_000L;

    private static final long TICKS_A_MICRO = 10;
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long FUTURE_MICROS = 600 * MICROS_A_SECOND;
    /** 1990-01-01: nothing that still speaks OPC UA measured before. */
    private static final long OLDEST_MICROS = 631_152_000L * MICROS_A_SECOND;

    /** The largest whole number that a double keeps exactly. */
    private static final long EXACT = 1L << 53;

    private static final int NUMBER = 1;
    private static final int TEXT = 2;
    private static final int OTHER = 3;

    private final InstantSource clock;

    Values(InstantSource clock) {
        this.clock = clock;
    }

    /** Now, in microseconds. */
    long now() {
        return ChronoUnit.MICROS.between(java.time.Instant.EPOCH, clock.instant());
    }

    /** The source's time, or else the server's, or else ours; in microseconds. */
    long time(DataValue value, long now) {
        long source = micros(value.sourceTime());
        if (believable(source, now)) {
            return source;
        }
        long server = micros(value.serverTime());
        return source == Long.MIN_VALUE && believable(server, now) ? server : now;
    }

    /** True if the time is the source's own and can be right. */
    boolean ownTime(DataValue value, long now) {
        return believable(micros(value.sourceTime()), now);
    }

    /** The source's time where it is there and cannot be right; empty otherwise. */
    OptionalLong oddTime(DataValue value, long now) {
        long source = micros(value.sourceTime());
        return source == Long.MIN_VALUE || believable(source, now) ? OptionalLong.empty() : OptionalLong.of(source);
    }

    private static boolean believable(long micros, long now) {
        return micros >= OLDEST_MICROS && micros <= now + FUTURE_MICROS;
    }

    private static long micros(@Nullable DateTime time) {
        return time == null || time.getUtcTime() == 0
                ? Long.MIN_VALUE
                : Math.floorDiv(time.getUtcTime() - EPOCH_TICKS, TICKS_A_MICRO);
    }

    /** Severity by the top two bits of the status (Part 4, 7.39), overflow and a doubtful time as marks. */
    byte quality(DataValue value, long now) {
        StatusCode status = status(value);
        byte severity = status.isGood()
                ? SourceQuality.GOOD
                : status.isUncertain() ? SourceQuality.UNCERTAIN : SourceQuality.BAD;
        int marks = (status.isOverflowSet() ? SourceQuality.SOURCE_OVERFLOW : 0)
                | (ownTime(value, now) ? 0 : SourceQuality.TIME_SUSPECT);
        return (byte) (severity | marks);
    }

    static StatusCode status(DataValue value) {
        return value.statusCode() == null ? StatusCode.GOOD : value.statusCode();
    }

    static @Nullable Object plain(DataValue value) {
        Variant variant = value.value();
        return variant == null ? null : variant.value();
    }

    /** The number: booleans as 0 and 1, words by their place among the tag's; NaN where it is none. */
    static double number(@Nullable Object plain, Tag tag) {
        if (plain instanceof Double number) {
            return number;
        }
        if (plain instanceof Number number) {
            return number.doubleValue();
        }
        if (plain instanceof Boolean yes) {
            return yes ? 1 : 0;
        }
        if (plain instanceof String || plain instanceof LocalizedText) {
            int place = tag.words().indexOf(text(plain));
            return place < 0 ? Double.NaN : place;
        }
        return Double.NaN;
    }

    /** True for a value that is there and yet no number: another type than the tag was set up for. */
    static boolean foreign(@Nullable Object plain, double number) {
        return plain != null && Double.isNaN(number) && !(plain instanceof Double) && !(plain instanceof Float);
    }

    /** The name of a value's type. */
    static String type(Object plain) {
        return plain.getClass().getSimpleName();
    }

    /** True if values of two types mean the same kind of thing: numbers, words, yes and no. */
    static boolean alike(String one, String other) {
        return one.equals(other) || (kind(one) == kind(other) && kind(one) != OTHER);
    }

    private static int kind(String type) {
        return switch (type) {
            case "Byte", "UByte", "Short", "UShort", "Integer", "UInteger", "Long", "ULong", "Float", "Double" ->
                NUMBER;
            case "String", "LocalizedText" -> TEXT;
            default -> OTHER;
        };
    }

    /** True for a whole number that a double rounds. */
    static boolean rounded(@Nullable Object plain) {
        return plain instanceof Number number
                && !(plain instanceof Double)
                && !(plain instanceof Float)
                && Math.abs(number.longValue()) > EXACT;
    }

    static String text(@Nullable Object plain) {
        return plain instanceof LocalizedText localized
                ? String.valueOf(localized.text())
                : plain == null ? "" : String.valueOf(plain);
    }

    /** One value for a person to look at. */
    Sample sample(String address, Tag tag, DataValue value) {
        long now = now();
        Object plain = plain(value);
        double number = number(plain, tag);
        byte quality = quality(value, now);
        List<String> words = tag.words();
        String text = number >= 0 && number < words.size() && number == Math.rint(number)
                ? words.get((int) number)
                : text(plain);
        return new Sample(
                address,
                time(value, now),
                number,
                text,
                Double.isFinite(number) ? quality : SourceQuality.worst(quality, SourceQuality.BAD),
                Refusal.name(status(value).value()));
    }
}
