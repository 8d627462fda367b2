package org.millwright.program.server;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.time.InstantSource;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.program.settings.Settings;

/** Listens for requests, one virtual thread for each. */
public final class PlantServer implements AutoCloseable {
    private final Javalin javalin;

    private PlantServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts to listen.
     *
     * @param settings where
     * @param routes everything that is answered
     * @param gate who may
     * @param counters counts what was answered
     * @throws MillwrightException if the port is taken or the address is none of this machine
     */
    public static PlantServer start(
            Settings.Server settings, Routes routes, Gate gate, Counters counters, InstantSource clock) {
        Entrance entrance = new Entrance(gate, new Surface(settings.hosts()), counters, clock);
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = true;
            config.http.maxRequestSize = Bodies.LONGEST + 1L;
            for (Route route : routes.all()) {
                HandlerType type = HandlerType.findOrCreate(route.method().name());
                config.routes.addEndpoint(new Endpoint(type, route.path(), context -> entrance.serve(route, context)));
            }
            config.routes.error(404, context -> nowhere(entrance, context));
        });
        try {
            javalin.start(settings.bind(), settings.port());
        } catch (RuntimeException taken) {
            // Javalin wraps whatever Jetty says; the person wants to know about the port.
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "server.port.taken",
                            "The program cannot listen at {bind}, port {port} ({reason}). Maybe another program has the port; choose"
                                    + " one with --port, or 0 for any that is free.",
                            "bind",
                            settings.bind(),
                            "port",
                            settings.port(),
                            "reason",
                            String.valueOf(taken.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""))),
                    taken);
        }
        return new PlantServer(javalin);
    }

    /** An answer of ours with 404 has its document already. */
    private static void nowhere(Entrance entrance, Context context) throws java.io.IOException {
        if (context.res().getContentType() == null
                || !context.res().getContentType().startsWith("application/problem+json")) {
            entrance.nowhere(context);
        }
    }

    /** The port it listens at. */
    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
