package org.millwright.adapters.opcua;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/**
 * Where a server is.
 *
 * @param url as the person typed it
 * @param host its host
 * @param port its port, 4840 where none was typed
 */
record Spot(String url, String host, int port) {
    private static final int USUAL_PORT = 4840;

    static Spot of(String url) {
        try {
            URI uri = new URI(url.strip());
            if ("opc.tcp".equals(uri.getScheme()) && uri.getHost() != null) {
                int port = uri.getPort() < 0 ? USUAL_PORT : uri.getPort();
                String path = uri.getRawPath() == null ? "" : uri.getRawPath();
                return new Spot("opc.tcp://" + uri.getHost() + ":" + port + path, uri.getHost(), port);
            }
        } catch (URISyntaxException unreadable) {
            // Said below, like every other address that is none.
        }
        throw MillwrightException.badRequest(
                "opcua.url.unreadable",
                "The address {address} is none of an OPC UA server. It begins with opc.tcp://, then host and port, such as opc.tcp://192.168.0.10:4840.",
                "address",
                url);
    }

    /** Refuses addresses that no machine has: they would lead a request to services of the network itself. */
    InetAddress resolve() {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
                throw new MillwrightException(new Problem.Forbidden(Message.of(
                        "opcua.host.forbidden",
                        "The host {host} is at {ip}, which no machine may have: link-local, multicast and wildcard addresses are refused. Type the address of the machine itself.",
                        "host",
                        host,
                        "ip",
                        address.getHostAddress())));
            }
            return address;
        } catch (UnknownHostException unknown) {
            throw new MillwrightException(
                    new Problem.Unreachable(Message.of(
                            "opcua.host.unknown",
                            "Nobody knows the host {host}. Check its spelling, or type its IP address.",
                            "host",
                            host)),
                    unknown);
        }
    }

    boolean onThisMachine() {
        return resolve().isLoopbackAddress();
    }
}
