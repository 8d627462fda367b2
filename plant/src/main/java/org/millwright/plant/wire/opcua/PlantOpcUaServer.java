package org.millwright.plant.wire.opcua;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigLimits;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.IdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.UsernameIdentityValidator.AuthenticationChallenge;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.BuildInfo;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.eclipse.milo.opcua.stack.core.util.CertificateUtil;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.Rows;

/**
 * The practice plant as an OPC UA server. Each published value is queued for every item that watches it: nothing is sampled, so a
 * client whose queue is deep enough gets every row with the plant's own time. Safe for several threads; one unit is published by one
 * thread at a time.
 */
public final class PlantOpcUaServer implements Rows, AutoCloseable {
    private static final String APPLICATION = "urn:millwright:practice-plant";

    /** How many values of the past are kept in all, about 18 MB: a day and more of 200 tags every 10 s, not the seven days of a real historian. */
    private static final long REMEMBERED = 2_000_000;

    private final OpcUaServer server;
    private final PlantSpace space;
    private final ServerIdentity identity;
    private final Narrows narrows;

    private PlantOpcUaServer(OpcUaServer server, PlantSpace space, ServerIdentity identity, Narrows narrows) {
        this.server = server;
        this.space = space;
        this.identity = identity;
        this.narrows = narrows;
    }

    /**
     * Starts to listen; the nodes of the units are there when this returns.
     *
     * @param units what is published, each before its first rows
     * @param writes is told each write that reached a set point, also those that the device refused
     * @throws MillwrightException if the port is taken
     */
    public static PlantOpcUaServer start(ServerSettings settings, List<Unit> units, Consumer<SetPointWrite> writes) {
        portIsFree(settings);
        ServerIdentity identity = ServerIdentity.of(settings, APPLICATION);
        Narrows narrows = new Narrows();
        OpcUaServer server = new OpcUaServer(
                config(settings, identity),
                profile -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder()
                        .setChannelPipelineCustomizer(narrows::lead)
                        .build()));
        for (int other = 0; other < settings.namespacesBefore(); other++) {
            server.getNamespaceTable().add("urn:millwright:other:" + other);
        }
        PlantSpace space = new PlantSpace(server, writes, REMEMBERED / Math.max(1, units.size()));
        space.startup();
        units.forEach(space::add);
        try {
            server.startup().join();
        } catch (CompletionException unbound) {
            throw taken(settings, unbound);
        }
        return new PlantOpcUaServer(server, space, identity, narrows);
    }

    private static void portIsFree(ServerSettings settings) {
        try (ServerSocket probe = new ServerSocket(settings.port(), 1, InetAddress.getByName(settings.host()))) {
            probe.setReuseAddress(true);
        } catch (IOException inUse) {
            throw taken(settings, inUse);
        }
    }

    private static MillwrightException taken(ServerSettings settings, Exception cause) {
        return new MillwrightException(
                new Problem.BadRequest(Message.of(
                        "opcua.port.taken",
                        "The plant cannot listen for OPC UA at {host}, port {port}. Maybe another program, or another plant, uses that port: end it, or choose another with --opcua.",
                        "host",
                        settings.host(),
                        "port",
                        settings.port())),
                cause);
    }

    private static OpcUaServerConfig config(ServerSettings settings, ServerIdentity identity) {
        return OpcUaServerConfig.builder()
                .setApplicationName(LocalizedText.english("Millwright practice plant"))
                .setApplicationUri(APPLICATION)
                .setProductUri("urn:millwright:plant:server")
                .setBuildInfo(new BuildInfo(
                        "urn:millwright:plant:server",
                        "Millwright",
                        "Millwright practice plant",
                        "0.1.0",
                        "0.1.0",
                        DateTime.MIN_VALUE))
                .setEndpoints(Set.of(endpoint(settings, identity)))
                .setCertificateManager(identity.certificates())
                .setIdentityValidator(people(settings))
                .setLimits(new OpcUaServerConfigLimits() {})
                .build();
    }

    private static EndpointConfig endpoint(ServerSettings settings, ServerIdentity identity) {
        EndpointConfig.Builder endpoint = EndpointConfig.newBuilder()
                .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
                .setBindAddress(settings.host())
                .setHostname(settings.host())
                .setBindPort(settings.port())
                .setPath("/plant");
        if (settings.users().isEmpty()) {
            endpoint.addTokenPolicy(new UserTokenPolicy("anonymous", UserTokenType.Anonymous, null, null, null));
        } else {
            endpoint.addTokenPolicy(
                    new UserTokenPolicy("username", UserTokenType.UserName, null, null, identity.passwordPolicy()));
        }
        if (settings.secure()) {
            endpoint.setSecurityPolicy(SecurityPolicy.Basic256Sha256)
                    .setSecurityMode(MessageSecurityMode.SignAndEncrypt)
                    .setCertificate(identity.own());
        } else {
            endpoint.setSecurityPolicy(SecurityPolicy.None).setSecurityMode(MessageSecurityMode.None);
        }
        return endpoint.build();
    }

    private static IdentityValidator people(ServerSettings settings) {
        Predicate<AuthenticationChallenge> known =
                who -> who.getPassword().equals(settings.users().get(who.getUsername()));
        return settings.users().isEmpty() ? AnonymousIdentityValidator.INSTANCE : new UsernameIdentityValidator(known);
    }

    @Override
    public void rows(AssetPath unit, Block rows) {
        space.unit(unit).publish(rows);
    }

    @Override
    public void event(MachineEvent event) {
        space.fire(event);
    }

    /** The clients that wanted in and are not trusted yet, by the thumbprint of their certificates. */
    public List<String> strangers() {
        return identity.strangers().stream()
                .map(PlantOpcUaServer::thumbprint)
                .distinct()
                .toList();
    }

    /** Lets a stranger in from now on, as the operator of a real server does at its screen. */
    public void trust(String thumbprint) {
        identity.strangers().stream()
                .filter(stranger -> thumbprint(stranger).equals(thumbprint))
                .findFirst()
                .ifPresent(identity::trust);
    }

    /** The thumbprint of the server's own certificate, for comparing. */
    public String thumbprint() {
        return thumbprint(identity.own());
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            return HexFormat.of()
                    .formatHex(CertificateUtil.thumbprint(certificate).bytesOrEmpty());
        } catch (UaException unreadable) {
            throw new IllegalStateException("A certificate of the server has no bytes.", unreadable);
        }
    }

    /** How many items of all subscriptions watch something. */
    public long items() {
        return server.getMonitoredItemCount().get();
    }

    /** From now on no more than so many bytes a second leave the server in all, as over a bad line; 0 for as many as there are. */
    public void slow(long bytesPerSecond) {
        narrows.slow(bytesPerSecond);
    }

    /** Ends every session and frees the port. */
    @Override
    public void close() {
        space.shutdown();
        server.shutdown().join();
        identity.close();
        narrows.close();
    }
}
