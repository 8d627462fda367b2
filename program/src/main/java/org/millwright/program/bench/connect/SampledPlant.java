package org.millwright.program.bench.connect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigLimits;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.TagPath;
import org.millwright.plant.Rows;

/**
 * A server as most are: it looks at its variables at the rate that a client asks for, so that a change that is overwritten between two
 * looks is seen by nobody. The plant's own server queues each published value.
 */
final class SampledPlant implements Rows, AutoCloseable {
    private static final long TICKS_A_MICRO = 10;
    /** From 1601, where OPC UA counts from, to 1970. */
    private static final long EPOCH_TICKS = 116_444_736_000_000_000L;

    private final OpcUaServer server;
    private final Space space;

    SampledPlant(Load load, int port) {
        EndpointConfig endpoint = EndpointConfig.newBuilder()
                .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
                .setBindAddress("127.0.0.1")
                .setHostname("127.0.0.1")
                .setBindPort(port)
                .setPath("/plant")
                .addTokenPolicy(new UserTokenPolicy("anonymous", UserTokenType.Anonymous, null, null, null))
                .setSecurityPolicy(SecurityPolicy.None)
                .setSecurityMode(MessageSecurityMode.None)
                .build();
        server = new OpcUaServer(
                OpcUaServerConfig.builder()
                        .setApplicationName(LocalizedText.english("Sampled plant"))
                        .setApplicationUri("urn:millwright:sampled-plant")
                        .setEndpoints(Set.of(endpoint))
                        .setCertificateManager(new DefaultCertificateManager(new MemoryCertificateQuarantine()))
                        .setIdentityValidator(AnonymousIdentityValidator.INSTANCE)
                        .setLimits(new OpcUaServerConfigLimits() {})
                        .build(),
                profile -> new OpcTcpServerTransport(
                        OpcTcpServerTransportConfig.newBuilder().build()));
        space = new Space(server);
        space.startup();
        load.paths().forEach(space::add);
        server.startup().join();
    }

    @Override
    public void rows(AssetPath unit, Block rows) {
        for (int row = 0; row < rows.rows(); row++) {
            DateTime time = new DateTime(rows.time(row) * TICKS_A_MICRO + EPOCH_TICKS);
            for (int tag = 0; tag < rows.tags().size(); tag++) {
                space.set(
                        new TagPath(unit, rows.tags().get(tag).name()),
                        new DataValue(new Variant(rows.value(row, tag)), StatusCode.GOOD, time, time));
            }
        }
    }

    @Override
    public void event(MachineEvent event) {}

    @Override
    public void close() {
        space.shutdown();
        server.shutdown().join();
    }

    /** The variables, looked at by the library's own scheduler. */
    private static final class Space extends ManagedNamespaceWithLifecycle {
        private final Map<String, UaVariableNode> nodes = new HashMap<>();
        private final SubscriptionModel model;

        Space(OpcUaServer server) {
            super(server, "urn:millwright:plant");
            model = new SubscriptionModel(server, this);
            getLifecycleManager().addLifecycle(model);
        }

        void add(TagPath path) {
            UaVariableNode node = new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
                    .setNodeId(newNodeId(path.toString()))
                    .setBrowseName(newQualifiedName(path.tag()))
                    .setDisplayName(LocalizedText.english(path.tag()))
                    .setDataType(NodeIds.Double)
                    .setTypeDefinition(NodeIds.BaseDataVariableType)
                    .setAccessLevel(AccessLevel.READ_ONLY)
                    .setUserAccessLevel(AccessLevel.READ_ONLY)
                    .build();
            node.addReference(new Reference(
                    node.getNodeId(),
                    NodeIds.Organizes,
                    NodeIds.ObjectsFolder.expanded(),
                    Reference.Direction.INVERSE));
            getNodeManager().addNode(node);
            nodes.put(path.toString(), node);
        }

        void set(TagPath path, DataValue value) {
            UaVariableNode node = nodes.get(path.toString());
            if (node != null) {
                node.setValue(value);
            }
        }

        @Override
        public void onDataItemsCreated(List<DataItem> items) {
            model.onDataItemsCreated(items);
        }

        @Override
        public void onDataItemsModified(List<DataItem> items) {
            model.onDataItemsModified(items);
        }

        @Override
        public void onDataItemsDeleted(List<DataItem> items) {
            model.onDataItemsDeleted(items);
        }

        @Override
        public void onMonitoringModeChanged(List<MonitoredItem> items) {
            model.onMonitoringModeChanged(items);
        }
    }
}
