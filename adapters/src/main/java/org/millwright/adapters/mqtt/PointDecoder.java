package org.millwright.adapters.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.millwright.MillwrightException;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.SourceTime;

/**
 * Gets the values of one point out of a payload. The options of the point: {@code time} and {@code quality} (pointers, or the number of
 * a cell in a line) and {@code receive-time-is-fine}; what it does not say, the connection says.
 *
 * <p>A payload that is one JSON object while the address asks for the whole of it is read as the form of a unified namespace:
 * {@code {"v": 21.5, "q": "good", "t": "2026-11-21T14:03:07.120Z"}}.
 */
final class PointDecoder {
    private static final JsonPlace NAMESPACE = JsonPlace.of("", "/v");

    private final Place place;
    private final JsonPlace value;
    private final List<String> words;
    private final List<JsonPlace> times;
    private final List<JsonPlace> qualities;
    private final int timeCell;
    private final boolean receiveTimeFine;

    /** @throws MillwrightException if the address or an option is wrong */
    PointDecoder(Point point, MqttSettings.Reading reading) {
        Map<String, String> options = point.options();
        place = Place.of(point.address());
        value = place.pointer().isEmpty() ? NAMESPACE : JsonPlace.of(point.address(), place.pointer());
        words = point.tag().words();
        boolean csv = place.cell() > 0;
        timeCell = csv ? cell(options.getOrDefault("time", "0")) : 0;
        times = csv ? List.of() : places(point.address(), options.get("time"), reading.time());
        qualities = csv ? List.of() : places(point.address(), options.get("quality"), reading.quality());
        receiveTimeFine = reading.receiveTimeFine()
                || List.of("yes", "true").contains(options.getOrDefault("receive-time-is-fine", "no"));
    }

    private static int cell(String text) {
        if (text.matches("\\d{1,4}")) {
            return Integer.parseInt(text);
        }
        throw MqttSettings.wrong("time", text, "the number of a cell");
    }

    private static List<JsonPlace> places(
            String where, @org.jspecify.annotations.Nullable String own, List<String> usual) {
        List<String> pointers = own == null ? usual : Arrays.asList(own.strip().split("[\\s,]+"));
        return pointers.stream()
                .filter(pointer -> !pointer.isEmpty())
                .map(pointer -> JsonPlace.of(where, pointer))
                .toList();
    }

    /** The topic it listens to. */
    String topic() {
        return place.topic();
    }

    /** Gets values one by one. */
    interface Out {
        /** @param oddMicros the source's own time where it cannot be right; empty otherwise */
        void value(long timeMicros, double value, byte quality, OptionalLong oddMicros);
    }

    /**
     * Reads a payload.
     *
     * @param arrivedMicros when it came
     * @throws IOException with a reason for a person, if it does not hold what the address asks for
     */
    void read(Payload payload, long arrivedMicros, Out out) throws IOException {
        if (place.cell() > 0) {
            String text = payload.cell(place.cell())
                    .orElseThrow(() -> new IOException("the line has no cell " + place.cell()));
            OptionalLong time = timeCell == 0
                    ? OptionalLong.empty()
                    : Texts.time(payload.cell(timeCell).orElse(""));
            one(text, time, Optional.empty(), arrivedMicros, out);
        } else if (place.pointer().isEmpty() && !payload.looksStructured()) {
            one(payload.text(), OptionalLong.empty(), Optional.empty(), arrivedMicros, out);
        } else {
            json(payload.tree(), arrivedMicros, out);
        }
    }

    private void json(JsonNode root, long arrivedMicros, Out out) throws IOException {
        int count = value.count(root);
        if (count == 0) {
            throw new IOException("there is no array at " + value.before());
        }
        for (int element = 0; element < count; element++) {
            JsonNode found = value.at(root, element);
            if (found.isMissingNode()) {
                throw new IOException("there is nothing at " + (place.pointer().isEmpty() ? "/v" : place.pointer()));
            }
            OptionalLong time = OptionalLong.empty();
            for (int at = 0; at < times.size() && time.isEmpty(); at++) {
                time = Texts.time(times.get(at).at(root, element).asText());
            }
            if (found.isNull()) {
                offer(Double.NaN, time, SourceQuality.BAD, arrivedMicros, out);
            } else if (found.isValueNode()) {
                one(found.asText(), time, quality(root, element), arrivedMicros, out);
            } else {
                throw new IOException("at " + place.pointer() + " stands no single value");
            }
        }
    }

    private Optional<Byte> quality(JsonNode root, int element) {
        for (JsonPlace where : qualities) {
            JsonNode found = where.at(root, element);
            if (!found.isMissingNode()) {
                return Optional.of(Texts.quality(found.asText()).orElse(SourceQuality.UNCERTAIN));
            }
        }
        return Optional.empty();
    }

    private void one(String text, OptionalLong time, Optional<Byte> quality, long arrivedMicros, Out out)
            throws IOException {
        OptionalDouble number = Texts.number(text, words);
        if (number.isEmpty()) {
            throw new IOException("(" + shown(text) + ") is no number");
        }
        offer(number.getAsDouble(), time, quality.orElse(SourceQuality.GOOD), arrivedMicros, out);
    }

    private void offer(double number, OptionalLong time, byte quality, long arrivedMicros, Out out) {
        boolean finite = Double.isFinite(number);
        byte severity = finite ? quality : SourceQuality.worst(quality, SourceQuality.BAD);
        boolean odd = time.isPresent() && SourceTime.odd(time.getAsLong(), arrivedMicros);
        boolean own = time.isPresent() && !odd;
        boolean suspect = odd || (!own && !receiveTimeFine);
        out.value(
                own ? time.getAsLong() : arrivedMicros,
                finite && SourceQuality.usable(severity) ? number : Double.NaN,
                suspect ? SourceQuality.worst(severity, SourceQuality.TIME_SUSPECT) : severity,
                odd ? time : OptionalLong.empty());
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
