package org.millwright.adapters.opcua;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.util.SubscriptionModel;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.CertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.MemoryTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

/** A server that numbers its nodes from some number on, as controllers do: after a download the same tag has another number. */
final class NumberedServer implements AutoCloseable {
    static final String URI = "urn:maker:controller";
    private static final String APPLICATION = "urn:maker:server";

    private final OpcUaServer server;
    private final Space space;

    private NumberedServer(OpcUaServer server, Space space) {
        this.server = server;
        this.space = space;
    }

    static String address(int port) {
        return "opc.tcp://127.0.0.1:" + port + "/maker";
    }

    /** The address of the node of a number. */
    static String node(int number) {
        return "nsu=" + URI + ";i=" + number;
    }

    /**
     * Starts to listen.
     *
     * @param first the number of the first tag
     * @param tags the tags of the folder Machine with their first values
     * @param policy what the one endpoint asks for
     */
    static NumberedServer start(int port, int first, Map<String, Object> tags, SecurityPolicy policy) throws Exception {
        KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
        X509Certificate own = new SelfSignedCertificateBuilder(keys)
                .setCommonName("maker")
                .setApplicationUri(APPLICATION)
                .addIpAddress("127.0.0.1")
                .build();
        boolean secure = policy != SecurityPolicy.None;
        EndpointConfig.Builder endpoint = EndpointConfig.newBuilder()
                .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
                .setBindAddress("127.0.0.1")
                .setHostname("127.0.0.1")
                .setBindPort(port)
                .setPath("/maker")
                .setSecurityPolicy(policy)
                .setSecurityMode(secure ? MessageSecurityMode.SignAndEncrypt : MessageSecurityMode.None);
        if (secure) {
            endpoint.setCertificate(own);
        }
        OpcUaServerConfig config = OpcUaServerConfig.builder()
                .setApplicationName(LocalizedText.english("maker"))
                .setApplicationUri(APPLICATION)
                .setProductUri(APPLICATION)
                .setEndpoints(Set.of(endpoint.build()))
                .setCertificateManager(certificates(keys, own))
                .build();
        OpcUaServer server = new OpcUaServer(
                config,
                profile -> new OpcTcpServerTransport(
                        OpcTcpServerTransportConfig.newBuilder().build()));
        Space space = new Space(server, first, tags);
        space.startup();
        server.startup().get();
        return new NumberedServer(server, space);
    }

    private static CertificateManager certificates(KeyPair keys, X509Certificate own) throws Exception {
        X509Certificate[] chain = {own};
        CertificateQuarantine quarantine = new MemoryCertificateQuarantine();
        // Whom it lets in is not what these tests are about.
        CertificateValidator anybody = (certificates, uri, names) -> {};
        RsaSha256CertificateFactory factory = new RsaSha256CertificateFactory() {
            @Override
            protected KeyPair createRsaSha256KeyPair() {
                return keys;
            }

            @Override
            protected X509Certificate[] createRsaSha256CertificateChain(KeyPair pair) {
                return chain;
            }
        };
        return new DefaultCertificateManager(
                quarantine,
                DefaultApplicationGroup.createAndInitialize(
                        new MemoryTrustListManager(), new MemoryCertificateStore(), factory, anybody));
    }

    /** The tag has this value now. */
    void set(String tag, Object value) {
        space.set(tag, value);
    }

    /** The tag has this value, as it says since some time. */
    void set(String tag, Object value, Instant since) {
        space.node(tag)
                .setValue(DataValue.newValue()
                        .setValue(new Variant(value))
                        .setSourceTime(new DateTime(since))
                        .build());
    }

    @Override
    public void close() {
        space.shutdown();
        server.shutdown().join();
    }

    private static final class Space extends ManagedNamespaceWithLifecycle {
        private final Map<String, UaVariableNode> nodes = new LinkedHashMap<>();
        private final SubscriptionModel items;

        Space(OpcUaServer server, int first, Map<String, Object> tags) {
            super(server, URI);
            items = new SubscriptionModel(server, this);
            getLifecycleManager().addLifecycle(items);
            UaFolderNode folder = new UaFolderNode(
                    getNodeContext(),
                    newNodeId("Machine"),
                    newQualifiedName("Machine"),
                    LocalizedText.english("Machine"));
            getNodeManager().addNode(folder);
            folder.addReference(new Reference(
                    folder.getNodeId(),
                    NodeIds.Organizes,
                    NodeIds.ObjectsFolder.expanded(),
                    Reference.Direction.INVERSE));
            int number = first;
            for (Map.Entry<String, Object> tag : tags.entrySet()) {
                UaVariableNode node = new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
                        .setNodeId(new NodeId(getNamespaceIndex(), number++))
                        .setBrowseName(newQualifiedName(tag.getKey()))
                        .setDisplayName(LocalizedText.english(tag.getKey()))
                        .setDataType(NodeIds.BaseDataType)
                        .setTypeDefinition(NodeIds.BaseDataVariableType)
                        .build();
                node.setValue(new DataValue(new Variant(tag.getValue())));
                getNodeManager().addNode(node);
                folder.addOrganizes(node);
                nodes.put(tag.getKey(), node);
            }
        }

        void set(String tag, Object value) {
            node(tag).setValue(new DataValue(new Variant(value)));
        }

        UaVariableNode node(String tag) {
            return Objects.requireNonNull(nodes.get(tag));
        }

        @Override
        public void onDataItemsCreated(List<DataItem> created) {
            items.onDataItemsCreated(created);
        }

        @Override
        public void onDataItemsModified(List<DataItem> modified) {
            items.onDataItemsModified(modified);
        }

        @Override
        public void onDataItemsDeleted(List<DataItem> deleted) {
            items.onDataItemsDeleted(deleted);
        }

        @Override
        public void onMonitoringModeChanged(List<MonitoredItem> changed) {
            items.onMonitoringModeChanged(changed);
        }
    }

    /** Tags by name with their first values, in this order. */
    static Map<String, Object> tags(Object... namesAndValues) {
        Map<String, Object> tags = new LinkedHashMap<>();
        List<Object> all = new ArrayList<>(List.of(namesAndValues));
        for (int i = 0; i < all.size(); i += 2) {
            tags.put(String.valueOf(all.get(i)), all.get(i + 1));
        }
        return tags;
    }
}
