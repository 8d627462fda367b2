package org.millwright.plant.wire.opcua;

import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.server.AddressSpace.WriteContext;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;

/** What the devices let others write, within the limits that each device has by itself. */
final class SetPoints {
    private final Consumer<SetPointWrite> writes;

    SetPoints(Consumer<SetPointWrite> writes) {
        this.writes = writes;
    }

    /** Takes or refuses a write, and tells it either way. */
    StatusCode write(WriteContext context, PlantVariable variable, WriteValue wanted) {
        double value =
                wanted.getValue().getValue().getValue() instanceof Number number ? number.doubleValue() : Double.NaN;
        StatusCode answer = judge(variable, wanted, value);
        writes.accept(new SetPointWrite(
                variable.path(),
                value,
                answer.isGood(),
                StatusCodes.lookup(answer.getValue()).map(names -> names[0]).orElse("Good"),
                context.getSession().map(SetPoints::who).orElse("anonymous")));
        return answer;
    }

    private static StatusCode judge(PlantVariable variable, WriteValue wanted, double value) {
        if (!wanted.getAttributeId().equals(AttributeId.Value.uid())
                || !variable.said().writable()) {
            return new StatusCode(StatusCodes.Bad_NotWritable);
        }
        if (!Double.isFinite(value)) {
            return new StatusCode(StatusCodes.Bad_TypeMismatch);
        }
        boolean within =
                value >= variable.said().low() && value <= variable.said().high();
        return within ? StatusCode.GOOD : new StatusCode(StatusCodes.Bad_OutOfRange);
    }

    private static String who(Session session) {
        String user = session.getClientUserId();
        return user == null ? "anonymous" : user;
    }
}
