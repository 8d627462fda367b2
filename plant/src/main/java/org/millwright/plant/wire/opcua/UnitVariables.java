package org.millwright.plant.wire.opcua;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;

/** The variables of one unit; turns its rows into values, one for each cell that is there. */
final class UnitVariables {
    private static final long TICKS_A_MICRO = 10;
    /** From 1601, where the ticks of OPC UA begin, to 1970 (Part 6, 5.2.2.5). */
    private static final long EPOCH_TICKS = 116_444_736_000_000_000L;

    private static final StatusCode DOUBTED = new StatusCode(StatusCodes.Uncertain_LastUsableValue);
    private static final StatusCode SENSOR = new StatusCode(StatusCodes.Bad_SensorFailure);
    private static final StatusCode SILENT = new StatusCode(StatusCodes.Bad_NoCommunication);

    private final List<PlantVariable> variables;
    private final Map<String, Integer> byName = new HashMap<>();
    private final UnitMemory memory;

    /** @param remembered how many values of this unit are kept for whoever asks for its past */
    UnitVariables(List<PlantVariable> variables, long remembered) {
        this.variables = List.copyOf(variables);
        for (int i = 0; i < variables.size(); i++) {
            byName.put(variables.get(i).path().tag(), i);
        }
        memory = new UnitMemory(variables.size(), remembered);
    }

    /** Publishes each row before the next, so that a subscriber finds the tags of a row together. */
    void publish(Block rows) {
        int[] places = rows.tags().stream()
                .mapToInt(tag -> byName.getOrDefault(tag.name(), -1))
                .toArray();
        DateTime now = DateTime.now();
        for (int row = 0; row < rows.rows(); row++) {
            DateTime time = dateTime(rows.time(row));
            for (int column = 0; column < places.length; column++) {
                byte quality = rows.qualities(column)[row];
                double value = rows.value(row, column);
                if (places[column] >= 0 && present(quality, value)) {
                    PlantVariable variable = variables.get(places[column]);
                    variable.publish(dataValue(variable, value, quality, time, now));
                }
            }
            synchronized (memory) {
                memory.keep(rows, row, places);
            }
        }
    }

    /** Shows what is still known of a variable's past, oldest first. */
    void remember(PlantVariable variable, long fromMicros, long untilMicros, UnitMemory.Look look) {
        synchronized (memory) {
            memory.show(byName.getOrDefault(variable.path().tag(), 0), fromMicros, untilMicros, look);
        }
    }

    /** A cell is empty if it says so, or if it is neither bad nor a number. */
    static boolean present(byte quality, double value) {
        byte severity = SourceQuality.severity(quality);
        return severity == SourceQuality.BAD || (severity != SourceQuality.ABSENT && Double.isFinite(value));
    }

    static DataValue dataValue(PlantVariable variable, double value, byte quality, DateTime time, DateTime now) {
        return new DataValue(variant(variable, value), status(quality), time, now);
    }

    private static Variant variant(PlantVariable variable, double value) {
        if (!Double.isFinite(value)) {
            return Variant.NULL_VALUE;
        }
        return variable.status() ? Variant.ofInt32((int) value) : Variant.ofDouble(value);
    }

    private static StatusCode status(byte quality) {
        return switch (SourceQuality.severity(quality)) {
            case SourceQuality.GOOD -> StatusCode.GOOD;
            case SourceQuality.UNCERTAIN -> DOUBTED;
            default -> (quality & SourceQuality.STALE) != 0 ? SILENT : SENSOR;
        };
    }

    /** The source's time in the ticks of 100 ns that OPC UA counts. */
    static DateTime dateTime(long micros) {
        return new DateTime(micros * TICKS_A_MICRO + EPOCH_TICKS);
    }

    /** The same way back. */
    static long micros(DateTime time) {
        return Math.floorDiv(time.getUtcTime() - EPOCH_TICKS, TICKS_A_MICRO);
    }
}
