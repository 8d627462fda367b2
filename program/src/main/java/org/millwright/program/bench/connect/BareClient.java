package org.millwright.program.bench.connect;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.enumerated.DataChangeTrigger;
import org.eclipse.milo.opcua.stack.core.types.structured.DataChangeFilter;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.TagPath;

/**
 * The process of a client that only counts what a subscription brings: the library alone, asked for the same items in the same way as the
 * program asks.
 *
 * <p>It knows {@code open LOAD PORT} and {@code mark}.
 */
final class BareClient implements Conversation.Answers {
    private static final double MILLIS = 1_000;
    private static final double QUEUE_MILLIS = 10_000;
    private static final int CHUNK = 500;

    private final LongAdder values = new LongAdder();
    private @Nullable OpcUaClient client;

    @Override
    public Map<String, Object> answer(List<String> words) throws InterruptedException {
        return switch (words.getFirst()) {
            case "open" -> open(Load.parse(words.get(1)), "opc.tcp://127.0.0.1:" + words.get(2) + "/plant");
            case "mark" -> mark();
            default -> throw Conversation.unknown(words);
        };
    }

    private Map<String, Object> open(Load load, String address) {
        try {
            OpcUaClient opened = OpcUaClient.create(address);
            client = opened;
            opened.connect();
            double interval = MILLIS / load.plant().perSecond();
            OpcUaSubscription subscription = new OpcUaSubscription(opened, Math.clamp(interval, 100, 500));
            subscription.setMaxMonitoredItemsPerCall(uint(CHUNK));
            subscription.setSubscriptionListener(new Counting());
            subscription.create();
            UShort namespace = Objects.requireNonNull(
                    opened.readNamespaceTable().getIndex("urn:millwright:plant"), "the plant has no namespace");
            for (TagPath path : load.paths()) {
                subscription.addMonitoredItem(item(new NodeId(namespace, path.toString()), interval));
            }
            subscription.synchronizeMonitoredItems();
        } catch (UaException refused) {
            throw new IllegalStateException("The bare client is not let in.", refused);
        }
        return mark();
    }

    private static OpcUaMonitoredItem item(NodeId node, double interval) {
        OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node);
        item.setSamplingInterval(interval / 2);
        item.setQueueSize(uint((int) Math.clamp(QUEUE_MILLIS / (interval / 2), 50, 1_000)));
        item.setFilter(new DataChangeFilter(DataChangeTrigger.StatusValueTimestamp, uint(0), 0.0));
        return item;
    }

    private Map<String, Object> mark() {
        Map<String, Object> told = new TreeMap<>(Costs.told());
        told.put("values", values.sum());
        return told;
    }

    @Override
    public void close() {
        if (client != null) {
            var unused = client.disconnectAsync();
        }
    }

    private final class Counting implements OpcUaSubscription.SubscriptionListener {
        @Override
        public void onDataReceived(OpcUaSubscription from, List<OpcUaMonitoredItem> items, List<DataValue> came) {
            values.add(came.size());
        }
    }
}
