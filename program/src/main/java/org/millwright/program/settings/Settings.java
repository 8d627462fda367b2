package org.millwright.program.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;

/**
 * Everything a person can set.
 *
 * @param server where the program answers
 * @param zone the plant's zone
 * @param history how long it is kept
 * @param assets the named places of the plant
 * @param connections the connections by name
 * @param watches the machines that are watched
 */
public record Settings(
        Server server, ZoneId zone, History history, List<Asset> assets, List<Line> connections, List<Watch> watches) {
    public Settings {
        assets = List.copyOf(assets);
        connections = List.copyOf(connections);
        watches = List.copyOf(watches);
    }

    /** What holds where nothing is set. */
    public static Settings usual(ZoneId zone) {
        return new Settings(Server.USUAL, zone, History.USUAL, List.of(), List.of(), List.of());
    }

    /** The connection of a name. */
    public Optional<Line> connection(String name) {
        return connections.stream().filter(line -> line.name().equals(name)).findFirst();
    }

    /** The watch of a machine. */
    public Optional<Watch> watch(AssetPath asset) {
        return watches.stream().filter(watch -> watch.asset().equals(asset)).findFirst();
    }

    /**
     * Where the program answers.
     *
     * @param port 1 to 65,535; 0 takes a free one
     * @param bind the address it listens at
     * @param hosts further names under which its page may be opened
     */
    public record Server(int port, String bind, List<String> hosts) {
        /** This machine only. */
        public static final Server USUAL = new Server(8080, "127.0.0.1", List.of());

        public Server {
            hosts = List.copyOf(hosts);
        }
    }

    /**
     * How long the history is kept.
     *
     * @param raw how long every value
     * @param rollups how long minutes and hours
     * @param lateness how late a value may be and still be sorted in at once
     */
    public record History(Duration raw, Duration rollups, Duration lateness) {
        /** Two years of values, ten of minutes. */
        public static final History USUAL =
                new History(Duration.ofDays(730), Duration.ofDays(3_650), Duration.ofMinutes(5));
    }

    /**
     * A place of the plant.
     *
     * @param id its lasting identity: the path under which it was first known
     * @param name what people call it
     * @param parent the id of the place around it; empty for the outermost
     */
    public record Asset(String id, String name, String parent) {}

    /**
     * A connection.
     *
     * @param name its name
     * @param kind opcua, modbus …
     * @param address where the device is
     * @param running true if it is to deliver
     * @param interval how often values usually change
     * @param settings what its kind asks for; a secret is written {@code secret:name}
     * @param points what it reads
     */
    public record Line(
            String name,
            String kind,
            String address,
            boolean running,
            Duration interval,
            Map<String, String> settings,
            List<Reads> points) {
        /** What a value is read with where nobody says. */
        public static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);

        public Line {
            settings = Map.copyOf(settings);
            points = List.copyOf(points);
        }

        /** What a connector opens, with its secrets filled in. */
        public Connection connection(Secrets secrets) {
            Map<String, String> open = new TreeMap<>();
            settings.forEach((key, value) -> open.put(key, secrets.resolved(value)));
            return new Connection(name, kind, address, open);
        }

        /** What a connector reads. */
        public ReadPlan plan() {
            return new ReadPlan(points.stream().map(Reads::point).toList(), interval);
        }

        /** The same, started or stopped. */
        public Line running(boolean now) {
            return new Line(name, kind, address, now, interval, settings, points);
        }
    }

    /**
     * A tag and where its values come from.
     *
     * @param asset the machine
     * @param tag its name
     * @param unit its unit
     * @param address where the source has it
     * @param words the words of a status; empty for a number
     * @param options what the protocol needs beside
     */
    public record Reads(
            AssetPath asset, String tag, String unit, String address, List<String> words, Map<String, String> options) {
        public Reads {
            words = List.copyOf(words);
            options = Map.copyOf(options);
        }

        /** The same for a connector. */
        public Point point() {
            Tag.Kind kind = words.isEmpty() ? Tag.Kind.MEASUREMENT : Tag.Kind.STATUS;
            return new Point(asset, new Tag(tag, unit, kind, words), address, options);
        }
    }

    /**
     * A machine that is watched.
     *
     * @param asset the machine
     * @param budget the false alarms that are accepted, such as {@code 1/week}
     * @param baseline what is healthy: {@code history}, or {@code 2026-01-01..2026-01-08}
     * @param ignore tags that are left out
     */
    public record Watch(AssetPath asset, String budget, String baseline, List<String> ignore) {
        /** Stands for the machine's own history. */
        public static final String OWN_HISTORY = "history";

        public Watch {
            ignore = List.copyOf(ignore);
        }
    }
}
