package org.millwright.program.server;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/**
 * What holds for every request before anybody asks who it is from: headers that browsers obey, names under which the program may be
 * called (a page of a stranger that points its name at this machine is turned away), and no change by a page of somebody else.
 */
final class Surface {
    private static final String POLICY =
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
                    + "form-action 'self'; require-trusted-types-for 'script'";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Set<String> hosts = new TreeSet<>(LOOPBACK);

    Surface(Collection<String> furtherHosts) {
        furtherHosts.forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    }

    static void headers(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }

    /** Turns away what calls the program by a name that is not its own. */
    void checkHost(@Nullable String host) {
        String name = host == null ? "" : host.toLowerCase(Locale.ROOT).replaceAll(":\\d+$", "");
        if (!hosts.contains(name)) {
            throw new MillwrightException(new Problem.Forbidden(Message.of(
                    "server.host.unknown",
                    "The program does not answer under the name ({host}). If it is right, add it to server.hosts in the settings.",
                    "host",
                    name)));
        }
    }

    /** Turns away a change that a page of somebody else sends with the cookie of a person who is signed in. */
    void checkOrigin(Context context) {
        String origin = context.header("Origin");
        String site = context.header("Sec-Fetch-Site");
        boolean foreign = origin != null && !sameHost(origin, context.header("Host"));
        boolean crossSite = site != null && !List.of("same-origin", "none").contains(site);
        if (foreign || crossSite || !"1".equals(context.header("X-Millwright"))) {
            throw new MillwrightException(new Problem.Forbidden(Message.of(
                    "server.origin.foreign",
                    "The change came from another page, or without the header X-Millwright: 1. Use the program's own page, or an API"
                            + " token.")));
        }
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
