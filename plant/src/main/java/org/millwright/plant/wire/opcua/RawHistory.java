package org.millwright.plant.wire.opcua;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryData;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;
import org.jspecify.annotations.Nullable;

/**
 * Answers ReadRaw (Part 11, 6.4.3.2), forward in time. A continuation point is the time to go on from, so the server keeps nothing
 * between two answers.
 */
final class RawHistory {
    private static final int MOST = 10_000;

    private final EncodingContext encoding;

    RawHistory(EncodingContext encoding) {
        this.encoding = encoding;
    }

    HistoryReadResult read(
            PlantVariable variable, UnitVariables unit, HistoryReadDetails wanted, @Nullable ByteString goOn) {
        if (!(wanted instanceof ReadRawModifiedDetails raw) || raw.getIsReadModified()) {
            return failed(StatusCodes.Bad_HistoryOperationUnsupported);
        }
        long from = UnitVariables.micros(raw.getStartTime());
        long until = raw.getEndTime().getUtcTime() == 0 ? Long.MAX_VALUE : UnitVariables.micros(raw.getEndTime());
        if (until < from) {
            return failed(StatusCodes.Bad_HistoryOperationUnsupported);
        }
        if (goOn != null && goOn.length() > 0) {
            if (goOn.length() != Long.BYTES) {
                return failed(StatusCodes.Bad_ContinuationPointInvalid);
            }
            from = ByteBuffer.wrap(goOn.bytesOrEmpty()).getLong();
        }
        long asked = raw.getNumValuesPerNode().longValue();
        int limit = asked == 0 ? MOST : (int) Math.min(MOST, asked);
        return page(variable, unit, from, until, limit);
    }

    private HistoryReadResult page(PlantVariable variable, UnitVariables unit, long from, long until, int limit) {
        List<DataValue> values = new ArrayList<>();
        long[] next = {Long.MIN_VALUE};
        DateTime now = DateTime.now();
        unit.remember(variable, from, until, (time, value, quality) -> {
            if (values.size() == limit) {
                next[0] = time;
                return false;
            }
            values.add(UnitVariables.dataValue(variable, value, quality, UnitVariables.dateTime(time), now));
            return true;
        });
        ByteString goOn = next[0] == Long.MIN_VALUE
                ? ByteString.NULL_VALUE
                : ByteString.of(ByteBuffer.allocate(Long.BYTES).putLong(next[0]).array());
        StatusCode status = values.isEmpty() ? new StatusCode(StatusCodes.Good_NoData) : StatusCode.GOOD;
        HistoryData data = new HistoryData(values.toArray(DataValue[]::new));
        return new HistoryReadResult(status, goOn, ExtensionObject.encode(encoding, data));
    }

    @SuppressWarnings("NullAway") // The protocol's own way to say that there is neither more nor data.
    static HistoryReadResult failed(long status) {
        return new HistoryReadResult(new StatusCode(status), ByteString.NULL_VALUE, null);
    }
}
