package org.millwright.adapters.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.milo.opcua.sdk.client.subscriptions.EventFilterBuilder;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.AssetPath;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.Point;

/**
 * The server's events (Part 5, 6.4.2) as events of the machines they come from. The class of the event is its kind, its sub-classes of
 * the form {@code key=value} are its attributes. An event whose source is none of our machines belongs to the connection.
 */
final class EventFeed {
    private static final int QUEUE = 1_000;
    private static final String[] FIELDS = {
        "SourceNode", "SourceName", "Time", "Message", "Severity", "ConditionClassName", "ConditionSubClassName"
    };

    private final boolean wanted;
    private final Intake intake;
    private final Values values;
    private final AssetPath connection;
    private final Map<String, AssetPath> machines = new HashMap<>();

    EventFeed(boolean wanted, String connection, List<Point> points, Intake intake, InstantSource clock) {
        this.wanted = wanted;
        this.intake = intake;
        this.connection = new AssetPath(List.of(connection));
        values = new Values(clock);
        for (Point point : points) {
            machines.put(point.asset().toString(), point.asset());
            int mark = point.address().indexOf(";s=");
            int last = point.address().lastIndexOf('/');
            if (mark >= 0 && last > mark) {
                machines.put(point.address().substring(mark + ";s=".length(), last), point.asset());
            }
        }
    }

    /** A server without events refuses the item, and that is all. */
    void create(OpcUaSubscription subscription) {
        if (wanted) {
            EventFilterBuilder filter = new EventFilterBuilder();
            for (String field : FIELDS) {
                filter.select(NodeIds.BaseEventType, new QualifiedName(0, field));
            }
            OpcUaMonitoredItem item = OpcUaMonitoredItem.newEventItem(NodeIds.Server, filter.build());
            item.setQueueSize(uint(QUEUE));
            subscription.addMonitoredItem(item);
            subscription.createMonitoredItems(each -> each == item);
        }
    }

    /** Takes the fields of one event, in the order they were asked for. */
    void take(Variant[] fields) {
        if (fields.length < FIELDS.length) {
            return;
        }
        String source = Values.text(fields[1].value());
        Map<String, String> attributes = attributes(fields[6].value());
        if (fields[4].value() instanceof Number severity) {
            attributes.putIfAbsent("severity", String.valueOf(severity));
        }
        attributes.putIfAbsent("source", source);
        long now = values.now();
        DateTime time = fields[2].value() instanceof DateTime said ? said : null;
        DataValue stamped = new DataValue(Variant.NULL_VALUE, StatusCode.GOOD, time, null);
        String kind = Values.text(fields[5].value());
        intake.offer(new MachineEvent(
                machine(fields[0].value(), source),
                values.time(stamped, now),
                kind.isBlank() ? "event" : kind,
                Values.text(fields[3].value()),
                attributes));
    }

    private AssetPath machine(@Nullable Object node, String name) {
        String id = node instanceof NodeId source ? source.getIdentifier().toString() : "";
        AssetPath byNode = machines.get(id);
        return byNode != null ? byNode : machines.getOrDefault(name, connection);
    }

    private static Map<String, String> attributes(@Nullable Object classes) {
        Map<String, String> attributes = new TreeMap<>();
        if (classes instanceof LocalizedText[] several) {
            for (LocalizedText one : several) {
                String[] pair = String.valueOf(one.text()).split("=", 2);
                if (pair.length == 2) {
                    attributes.put(pair[0], pair[1]);
                }
            }
        }
        return attributes;
    }
}
