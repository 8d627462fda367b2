package org.millwright.program.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.regex.Pattern;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.program.settings.Home;

/**
 * Where the running program is, and as whom a command comes to it: as the owner of the folder, or with an API token out of the
 * environment, so that no token stands in a command line that others can list.
 *
 * @param base the address before every path
 * @param authorization the header that says who comes
 */
record Reach(String base, String authorization) {
    /** The variable that holds an API token. */
    static final String TOKEN = "MILLWRIGHT_TOKEN";
    /** The variable that names the server, for those who cannot read the plant's folder. */
    static final String SERVER = "MILLWRIGHT_SERVER";

    private static final Pattern API_TOKEN = Pattern.compile("mw_[A-Za-z0-9_-]{8,200}");

    /**
     * Finds the way.
     *
     * @throws MillwrightException if no program runs, the folder is somebody else's, or a variable is wrong
     */
    static Reach of(Home home, Map<String, String> environment) {
        String token = environment.getOrDefault(TOKEN, "").strip();
        String server = environment.getOrDefault(SERVER, "").strip();
        if (!token.isEmpty() && !API_TOKEN.matcher(token).matches()) {
            throw MillwrightException.badRequest(
                    "client.token.form",
                    "{variable} holds no API token: one begins with mw_ and was shown in one piece. Copy it again, or make another:"
                            + " millwright access token NAME",
                    "variable",
                    TOKEN);
        }
        if (!server.isEmpty()) {
            return new Reach(named(server), "Bearer " + needed(token));
        }
        String base = besides(home);
        return new Reach(base, token.isEmpty() ? "Local " + local(home) : "Bearer " + token);
    }

    private static String besides(Home home) {
        ServerFile file = ServerFile.read(home).orElseThrow(() -> absent(home));
        String host = file.bind().equals("0.0.0.0") || file.bind().isEmpty() ? "127.0.0.1" : file.bind();
        return "http://" + host + ":" + file.port();
    }

    private static String local(Home home) {
        try {
            return ServerFile.token(home);
        } catch (IOException unreadable) {
            throw new MillwrightException(
                    new Problem.Forbidden(Message.of(
                            "client.token.unreadable",
                            "The file {file} cannot be read, so you are not the owner of this plant's folder. Ask its owner.",
                            "file",
                            home.token())),
                    unreadable);
        }
    }

    private static String needed(String token) {
        if (token.isEmpty()) {
            throw new MillwrightException(new Problem.Forbidden(Message.of(
                    "client.token.needed",
                    "{server} names a server, and nothing says who you are. Put an API token into {token}; one is made by: millwright"
                            + " access token NAME",
                    "server",
                    SERVER,
                    "token",
                    TOKEN)));
        }
        return token;
    }

    /** The address that a person named; a token goes over a network only where nobody can read it there. */
    private static String named(String server) {
        URI address;
        try {
            address = URI.create(server);
        } catch (IllegalArgumentException broken) {
            throw formless(server);
        }
        String scheme = String.valueOf(address.getScheme());
        if (address.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw formless(server);
        }
        if (scheme.equals("http") && !loopback(address.getHost())) {
            throw MillwrightException.badRequest(
                    "client.server.open",
                    "The token would go to {address} so that everybody on the way can read it. Use https, or a program on this machine.",
                    "address",
                    server);
        }
        return server.replaceAll("/+$", "");
    }

    private static MillwrightException formless(String server) {
        return MillwrightException.badRequest(
                "client.server.form",
                "{variable} holds ({value}), which is no address of a server. Write it like http://127.0.0.1:8080",
                "variable",
                SERVER,
                "value",
                server);
    }

    private static boolean loopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException strange) {
            return false;
        }
    }

    private static MillwrightException absent(Home home) {
        return new MillwrightException(new Problem.Unreachable(Message.of(
                "client.server.absent",
                "No server runs on {home}: start it with ./millwright serve, or name another folder with --home.",
                "home",
                home.folder())));
    }
}
