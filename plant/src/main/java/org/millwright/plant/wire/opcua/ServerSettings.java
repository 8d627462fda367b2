package org.millwright.plant.wire.opcua;

import java.nio.file.Path;
import java.util.Map;

/**
 * How the server listens.
 *
 * @param host the address to listen at; {@code 127.0.0.1} unless somebody wants others to connect
 * @param port the port
 * @param secure true to offer Basic256Sha256, signed and encrypted, and nothing less
 * @param folder where its certificate and the certificates of clients are kept
 * @param users names with passwords; empty lets anybody in
 * @param namespacesBefore how many other namespaces stand before the plant's, which moves its index as a download to a controller does
 */
public record ServerSettings(
        String host, int port, boolean secure, Path folder, Map<String, String> users, int namespacesBefore) {
    /** The port that OPC UA has by registration. */
    public static final int USUAL_PORT = 4840;

    public ServerSettings {
        users = Map.copyOf(users);
    }

    /** Without security on this machine alone. */
    public static ServerSettings local(int port, Path folder) {
        return new ServerSettings("127.0.0.1", port, false, folder, Map.of(), 0);
    }

    /** The same, secured. */
    public ServerSettings secured() {
        return new ServerSettings(host, port, true, folder, users, namespacesBefore);
    }

    /** The same, for these users only. */
    public ServerSettings onlyFor(Map<String, String> those) {
        return new ServerSettings(host, port, secure, folder, those, namespacesBefore);
    }

    /** The same with other namespaces before the plant's. */
    public ServerSettings after(int namespaces) {
        return new ServerSettings(host, port, secure, folder, users, namespaces);
    }

    /** What a client types. */
    public String address() {
        return "opc.tcp://" + host + ":" + port + "/plant";
    }
}
