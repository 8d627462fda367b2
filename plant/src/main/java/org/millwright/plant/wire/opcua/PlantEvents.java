package org.millwright.plant.wire.opcua;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.millwright.machine.MachineEvent;

/**
 * The plant's events as OPC UA events of the server: who, when, what, and how severe (Part 5, 6.4.2). The class name says the kind, the
 * names of its sub-classes say the attributes as {@code key=value}.
 */
final class PlantEvents {
    private static final int USUAL_SEVERITY = 500;
    private static final int HIGHEST_SEVERITY = 1000;

    private final OpcUaServer server;
    private final AtomicLong fired = new AtomicLong();

    PlantEvents(OpcUaServer server) {
        this.server = server;
    }

    void fire(MachineEvent event, NodeId unit) {
        long number = fired.incrementAndGet();
        try {
            BaseEventTypeNode node =
                    server.getEventFactory().createEvent(new NodeId(1, "event:" + number), NodeIds.BaseEventType);
            node.setEventId(ByteString.of(Long.toString(number).getBytes(StandardCharsets.UTF_8)));
            node.setEventType(NodeIds.BaseEventType);
            node.setSourceNode(unit);
            node.setSourceName(event.asset().toString());
            node.setTime(UnitVariables.dateTime(event.timeMicros()));
            node.setReceiveTime(DateTime.now());
            node.setMessage(LocalizedText.english(event.text()));
            node.setSeverity(UShort.valueOf(severity(event)));
            node.setConditionClassId(NodeIds.BaseConditionClassType);
            node.setConditionClassName(LocalizedText.english(event.kind()));
            node.setConditionSubClassName(new TreeMap<>(event.attributes())
                    .entrySet().stream()
                            .map(one -> LocalizedText.english(one.getKey() + "=" + one.getValue()))
                            .toArray(LocalizedText[]::new));
            server.getEventNotifier().fire(node);
            node.delete();
        } catch (UaException impossible) {
            throw new IllegalStateException("An event of a standard type could not be made.", impossible);
        }
    }

    private static int severity(MachineEvent event) {
        try {
            int said = Integer.parseInt(event.attributes().getOrDefault("severity", String.valueOf(USUAL_SEVERITY)));
            return Math.clamp(said, 1, HIGHEST_SEVERITY);
        } catch (NumberFormatException word) {
            return USUAL_SEVERITY;
        }
    }
}
