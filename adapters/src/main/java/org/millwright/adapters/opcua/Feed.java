package org.millwright.adapters.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.MonitoredItemServiceOperationResult;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.DataChangeTrigger;
import org.eclipse.milo.opcua.stack.core.types.structured.DataChangeFilter;

/** One subscription on one client, for one session at a time. All but the listener's callbacks happens on the connector's own thread. */
final class Feed {
    private static final int CHUNK = 500;
    private static final double KEEP_ALIVE_MILLIS = 2_000;
    private static final double SHORTEST_PUBLISHING_MILLIS = 100;
    private static final double LONGEST_PUBLISHING_MILLIS = 500;
    /** The server's queue holds this long, so that a short outage loses nothing. */
    private static final double QUEUE_MILLIS = 10_000;

    private static final int SHORTEST_QUEUE = 50;
    private static final int LONGEST_QUEUE = 1_000;
    private static final DataChangeFilter EVERY_TIME =
            new DataChangeFilter(DataChangeTrigger.StatusValueTimestamp, uint(0), 0.0);

    private final OpcUaClient client;
    private final Plan plan;
    private final Delivery delivery;
    private final Consumer<Signal> signals;
    private final EventFeed events;
    private final NodeBook book;
    private final Map<Integer, OpcUaMonitoredItem> items = new HashMap<>();
    /** Points of which nobody knows a node now. */
    private final List<Integer> unplaced = new ArrayList<>();

    private OpcUaSubscription subscription;
    private volatile long heard;
    private boolean held;

    /** What a callback tells the connector's own thread. */
    enum Signal {
        /** The server has forgotten the subscription. */
        FORGOTTEN,
        /** The session ended; Milo tries to get it back. */
        LINK_LOST,
        /** The session is there again. */
        LINK_BACK,
        /** The server could not send again what we missed. */
        DATA_LOST
    }

    /** Who gets what comes, and what is known of the nodes. */
    record Parts(Plan plan, Delivery delivery, EventFeed events, NodeBook book) {}

    Feed(OpcUaClient client, Parts parts, Consumer<Signal> signals) {
        this.client = client;
        this.plan = parts.plan();
        this.delivery = parts.delivery();
        this.events = parts.events();
        this.book = parts.book();
        this.signals = signals;
        subscription = new OpcUaSubscription(client);
    }

    /**
     * Makes the subscription and its items, anew if there was one.
     *
     * @return the positions of the points that the server does not know
     * @throws UaException if the server does not answer
     */
    List<Integer> create() throws UaException {
        NamespaceTable namespaces = client.readNamespaceTable();
        subscription = new OpcUaSubscription(client, publishing());
        subscription.setTargetKeepAliveInterval(KEEP_ALIVE_MILLIS);
        subscription.setMaxMonitoredItemsPerCall(uint(CHUNK));
        subscription.setSubscriptionListener(new Listener());
        subscription.create();
        held = false;
        items.clear();
        Map<String, NodeId> nodes = new LinkedHashMap<>();
        for (int point = 0; point < plan.points().size(); point++) {
            NodeId node = plan.node(point, namespaces);
            if (node != null) {
                nodes.put(address(point), node);
            }
        }
        Set<String> renamed = book.renamed(client, nodes);
        unplaced.clear();
        for (int point = 0; point < plan.points().size(); point++) {
            NodeId node = renamed.contains(address(point)) ? null : nodes.get(address(point));
            if (node == null) {
                unplaced.add(point);
            } else {
                add(node, point);
            }
        }
        List<Integer> unknown = new ArrayList<>(unplaced);
        unknown.addAll(createItems());
        events.create(subscription);
        return findAgain(unknown);
    }

    private void add(NodeId node, int point) {
        OpcUaMonitoredItem item = item(node, point);
        items.put(point, item);
        subscription.addMonitoredItem(item);
    }

    /** Looks by their names for nodes whose ids the server does not know any more; returns those that are not there either. */
    private List<Integer> findAgain(List<Integer> unknown) throws UaException {
        if (unknown.isEmpty()) {
            return unknown;
        }
        Map<String, NodeId> found =
                book.find(client, unknown.stream().map(this::address).toList());
        if (found.isEmpty()) {
            return unknown;
        }
        List<Integer> moved = unknown.stream()
                .filter(point -> found.containsKey(address(point)))
                .toList();
        for (Integer point : moved) {
            NodeId node = Objects.requireNonNull(found.get(address(point)));
            OpcUaMonitoredItem before = items.remove(point);
            if (before != null) {
                subscription.removeMonitoredItem(before);
            }
            plan.moved(point, node, client.getNamespaceTable());
            unplaced.remove(point);
            add(node, point);
        }
        List<Integer> gone = new ArrayList<>(unknown);
        gone.removeAll(moved);
        gone.addAll(createItems().stream().filter(moved::contains).toList());
        moved.stream()
                .filter(point -> !gone.contains(point))
                .forEach(point -> delivery.moved(
                        point,
                        NodeAddress.of(Objects.requireNonNull(found.get(address(point))), client.getNamespaceTable())));
        return gone;
    }

    private String address(int point) {
        return plan.points().get(point).address();
    }

    /** Notes where some of the nodes stand that are there, if that was not noted yet; false if all of them are known. */
    boolean learn(int most, List<Integer> unknown) throws UaException {
        Map<String, NodeId> some = new LinkedHashMap<>();
        NamespaceTable namespaces = client.getNamespaceTable();
        for (int point = 0; point < plan.points().size() && some.size() < most; point++) {
            NodeId node = book.knows(address(point)) || unknown.contains(point) ? null : plan.node(point, namespaces);
            if (node != null) {
                some.put(address(point), node);
            }
        }
        if (!some.isEmpty()) {
            book.learn(client, some);
        }
        book.save();
        return !some.isEmpty();
    }

    private List<Integer> createItems() throws UaException {
        List<MonitoredItemServiceOperationResult> results = subscription.createMonitoredItems();
        List<OpcUaMonitoredItem> plain = results.stream()
                .filter(result -> filterRefused(result.operationResult().orElse(StatusCode.GOOD)))
                .map(MonitoredItemServiceOperationResult::monitoredItem)
                .toList();
        if (!plain.isEmpty()) {
            plain.forEach(item -> item.setFilter(null));
            subscription.createMonitoredItems(plain::contains);
        }
        List<Integer> unknown = new ArrayList<>();
        for (MonitoredItemServiceOperationResult result : results) {
            if (!result.serviceResult().isGood()) {
                throw new UaException(result.serviceResult());
            }
            OpcUaMonitoredItem item = result.monitoredItem();
            if (item.getCreateResult().map(created -> !created.isGood()).orElse(true)) {
                item.getUserObject().ifPresent(point -> unknown.add((Integer) point));
            }
        }
        return unknown;
    }

    private static boolean filterRefused(StatusCode status) {
        return status.value() == StatusCodes.Bad_MonitoredItemFilterUnsupported
                || status.value() == StatusCodes.Bad_FilterNotAllowed
                || status.value() == StatusCodes.Bad_MonitoredItemFilterInvalid;
    }

    private OpcUaMonitoredItem item(NodeId node, int point) {
        double sampling = plan.intervalMillis() / 2;
        int queue = (int) Math.ceil(Math.max(QUEUE_MILLIS, 2 * publishing()) / sampling);
        OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node);
        item.setSamplingInterval(sampling);
        item.setQueueSize(uint(Math.clamp(queue, SHORTEST_QUEUE, LONGEST_QUEUE)));
        item.setFilter(plan.everyTime() ? EVERY_TIME : null);
        item.setUserObject(point);
        return item;
    }

    private double publishing() {
        return Math.clamp(plan.intervalMillis(), SHORTEST_PUBLISHING_MILLIS, LONGEST_PUBLISHING_MILLIS);
    }

    /** Tries the items again that the server did not know. */
    List<Integer> retry() throws UaException {
        List<Integer> unknown = new ArrayList<>(unplaced);
        unknown.addAll(createItems());
        return findAgain(unknown);
    }

    /** Asks the server to keep its values for a while, or to go on. */
    void hold(boolean wanted) throws UaException {
        if (held != wanted) {
            subscription.setPublishingMode(!wanted);
            held = wanted;
        }
    }

    boolean held() {
        return held;
    }

    /** Forgets this subscription here and, if it answers, at the server. */
    void drop() {
        subscription.setSubscriptionListener(null);
        try {
            subscription.delete();
        } catch (UaException gone) {
            subscription.reset();
        }
    }

    /** Nothing of it is heard any more. */
    void silence() {
        subscription.setSubscriptionListener(null);
    }

    /** How often something came, a value or a sign of life. */
    long heard() {
        return heard;
    }

    double keepAliveMillis() {
        return subscription.getRevisedPublishingInterval().orElse(publishing())
                * subscription.getRevisedMaxKeepAliveCount().orElse(uint(1)).longValue();
    }

    double publishingMillis() {
        return subscription.getRevisedPublishingInterval().orElse(publishing());
    }

    private final class Listener implements OpcUaSubscription.SubscriptionListener {
        @Override
        public void onDataReceived(OpcUaSubscription from, List<OpcUaMonitoredItem> items, List<DataValue> values) {
            alive();
            int[] which = new int[items.size()];
            for (int i = 0; i < which.length; i++) {
                which[i] = (Integer) items.get(i).getUserObject().orElseThrow();
            }
            delivery.take(which, values);
        }

        @Override
        public void onEventReceived(OpcUaSubscription from, List<OpcUaMonitoredItem> items, List<Variant[]> fields) {
            alive();
            fields.forEach(events::take);
        }

        @Override
        public void onKeepAliveReceived(OpcUaSubscription from) {
            alive();
        }

        @Override
        public void onNotificationDataLost(OpcUaSubscription from) {
            signals.accept(Signal.DATA_LOST);
        }

        @Override
        public void onStatusChanged(OpcUaSubscription from, StatusCode status) {
            if (status.isBad()) {
                signals.accept(Signal.FORGOTTEN);
            }
        }

        @Override
        public void onTransferFailed(OpcUaSubscription from, StatusCode status) {
            signals.accept(Signal.FORGOTTEN);
        }

        // One callback at a time: Milo delivers them in a queue.
        @SuppressWarnings("NonAtomicVolatileUpdate")
        private void alive() {
            heard++;
        }
    }
}
