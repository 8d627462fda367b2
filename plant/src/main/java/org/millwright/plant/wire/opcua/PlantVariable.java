package org.millwright.plant.wire.opcua;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.ValueRanks;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.millwright.machine.TagPath;
import org.millwright.plant.Rows.PlantTag;

/** One tag on the server: its last value, and the items of subscriptions that are told each value as it is published. */
final class PlantVariable extends UaVariableNode {
    private static final DataItem[] NOBODY = {};

    private final TagPath path;
    private final PlantTag said;
    private DataItem[] items = NOBODY;
    private DataValue last =
            new DataValue(Variant.NULL_VALUE, new StatusCode(StatusCodes.Bad_WaitingForInitialData), null, null);

    @SuppressWarnings("NullAway") // The server's own constructor takes null for roles that nobody set.
    PlantVariable(UaNodeContext context, NodeId id, QualifiedName name, TagPath path, PlantTag said) {
        super(
                context,
                id,
                name,
                LocalizedText.english(said.tag().name()),
                LocalizedText.english(said.description()),
                UInteger.MIN,
                UInteger.MIN,
                null,
                null,
                null,
                new DataValue(Variant.NULL_VALUE),
                status(said) ? NodeIds.Int32 : NodeIds.Double,
                ValueRanks.Scalar,
                null);
        this.path = path;
        this.said = said;
        Set<AccessLevel> allowed = EnumSet.of(AccessLevel.CurrentRead, AccessLevel.HistoryRead);
        if (said.writable()) {
            allowed.add(AccessLevel.CurrentWrite);
        }
        UByte level = AccessLevel.toValue(allowed);
        setAccessLevel(level);
        setUserAccessLevel(level);
        setHistorizing(true);
        setMinimumSamplingInterval(0.0);
    }

    private static boolean status(PlantTag said) {
        return said.tag().kind() == org.millwright.machine.Tag.Kind.STATUS;
    }

    TagPath path() {
        return path;
    }

    PlantTag said() {
        return said;
    }

    boolean status() {
        return status(said);
    }

    /** Becomes the last value and goes to every item; the lock keeps an item that joins meanwhile from missing it. */
    synchronized void publish(DataValue value) {
        last = value;
        for (DataItem item : items) {
            item.setValue(value);
        }
    }

    synchronized void join(DataItem item) {
        item.setValue(last);
        List<DataItem> more = new ArrayList<>(List.of(items));
        more.add(item);
        items = more.toArray(DataItem[]::new);
    }

    synchronized void leave(DataItem item) {
        List<DataItem> fewer = new ArrayList<>(List.of(items));
        fewer.remove(item);
        items = fewer.toArray(DataItem[]::new);
    }

    @Override
    public synchronized Object getAttribute(AttributeId attribute) {
        return attribute == AttributeId.Value
                ? last.copy(now -> now.setServerTime(DateTime.now()))
                : super.getAttribute(attribute);
    }
}
