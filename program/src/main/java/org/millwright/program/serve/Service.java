package org.millwright.program.serve;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.millwright.access.Action;
import org.millwright.access.AssetId;
import org.millwright.audit.Entry;
import org.millwright.program.api.Api;
import org.millwright.program.api.Doors;
import org.millwright.program.api.Plant;
import org.millwright.program.api.Running;
import org.millwright.program.client.ServerFile;
import org.millwright.program.page.Pages;
import org.millwright.program.server.Counters;
import org.millwright.program.server.GuardGate;
import org.millwright.program.server.Jobs;
import org.millwright.program.server.LiveFeed;
import org.millwright.program.server.PlantServer;
import org.millwright.program.server.Route;
import org.millwright.program.server.Routes;
import org.millwright.program.settings.Home;
import org.millwright.program.settings.Settings;

/** A plant with its door open: answers requests until it is closed. */
public final class Service implements AutoCloseable {
    private final Parts parts;
    private final Home home;
    private final PlantServer server;
    private final Routes routes;
    private final LiveFeed feed;
    private final CountDownLatch stopped;
    private final Settings.Server where;
    private final AtomicBoolean ended = new AtomicBoolean();

    /** The door with everything that is reached through it. */
    private record Door(PlantServer server, Routes routes, Settings.Server where) {}

    private Service(Parts parts, Door door, LiveFeed feed, CountDownLatch stopped) {
        this.parts = parts;
        this.home = parts.plant().configuration().home();
        this.server = door.server();
        this.routes = door.routes();
        this.feed = feed;
        this.stopped = stopped;
        this.where = door.where();
    }

    /**
     * Opens the door.
     *
     * @param where port and address
     * @param version the version of the program
     */
    public static Service start(Parts parts, Settings.Server where, String version) {
        Plant plant = parts.plant();
        LiveFeed feed = new LiveFeed();
        CountDownLatch stopped = new CountDownLatch(1);
        Counters counters = new Counters();
        Jobs jobs = new Jobs(plant.time().clock(), job -> feed.tell("job", Action.STATUS_READ, AssetId.PLANT, job));
        Running running =
                new Running(version, Running.Age.beginning(), jobs, feed, counters, parts.ledger(), stopped::countDown);
        plant.desk()
                .listen(changed -> feed.tell(
                        "warning",
                        Action.WARNING_READ,
                        new AssetId(changed.warning().asset().toString()),
                        Map.of(
                                "id",
                                changed.warning().id(),
                                "asset",
                                changed.warning().asset().toString())));
        Routes routes = new Routes();
        Api.add(routes, plant, running);
        Doors.add(
                routes,
                parts.door(),
                () -> plant.configuration().store().settings().zone());
        Pages.add(routes, plant);
        Home home = plant.configuration().home();
        String token = ServerFile.newToken(home, new SecureRandom());
        GuardGate gate = new GuardGate(parts.guard(), parts.door(), plant.audit(), token, parts.door()::refresh);
        PlantServer server =
                PlantServer.start(where, routes, gate, counters, plant.time().clock());
        new ServerFile(
                        server.port(),
                        where.bind(),
                        ProcessHandle.current().pid(),
                        version,
                        running.age().started())
                .write(home);
        plant.audit().append(Entry.of("millwright", "start", "program").because("version " + version));
        Service service = new Service(parts, new Door(server, routes, where), feed, stopped);
        Tiles.watch(plant, feed, service.ended::get);
        return service;
    }

    /** The address of its page. */
    public String address() {
        return "http://" + (where.bind().equals("0.0.0.0") ? "127.0.0.1" : where.bind()) + ":" + server.port() + "/";
    }

    /** A link that works once: it makes the first account, or signs in whoever the person is. */
    public String link(String purpose, String person) {
        return address() + "first#" + purpose + "." + parts.door().link(purpose, person);
    }

    /** True as long as nobody can manage people. */
    public boolean needsFirstPerson() {
        return parts.door().needsFirstPerson();
    }

    /** The port it answers at. */
    public int port() {
        return server.port();
    }

    /** Tells everybody who listens and may see it. */
    public LiveFeed feed() {
        return feed;
    }

    /** Everything that is answered. */
    List<Route> routes() {
        return routes.all();
    }

    /** Returns when somebody has asked the program to stop. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        ServerFile.remove(home);
        feed.close();
        server.close();
        parts.end().run();
    }
}
