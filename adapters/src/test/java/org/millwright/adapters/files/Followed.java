package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Subscription;
import org.millwright.machine.connect.Surroundings;
import org.millwright.testkit.connect.RecordingIntake;

/** A folder of a logger, a connection to it, and what has come. */
final class Followed implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AssetPath PRESS = AssetPath.of("plant/press");

    final Path folder;
    final RecordingIntake intake = new RecordingIntake();
    private final Path own;
    private final Map<String, String> settings = new TreeMap<>(Map.of("look", "10ms", "settle", "24h"));
    private @org.jspecify.annotations.Nullable Connector connector;

    Followed(Path place) throws IOException {
        folder = Files.createDirectories(place.resolve("export"));
        own = Files.createDirectories(place.resolve("own"));
    }

    Followed set(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** The path of the connection's own files. */
    Path own() {
        return own;
    }

    /** Writes a new file, or over an old one. */
    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    void append(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /** A header and rows whose value is their number, one a second from a number on. */
    static String rows(int from, int until) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < until; i++) {
            text.append(Instant.parse("2026-03-02T10:00:00Z").plusSeconds(i))
                    .append(',')
                    .append(i)
                    .append(".5,7\n");
        }
        return text.toString();
    }

    static final String HEADER = "time,temperature [degC],load\n";

    static Point point(String address) {
        String tag = address.substring(address.indexOf('#') + 1);
        return new Point(PRESS, Tag.of(tag), address, Map.of());
    }

    Connector open() {
        Surroundings around = new Surroundings(InstantSource.system(), new SplittableRandom(1), own, health -> {});
        return new FilesKind(List.of(new TextReader()))
                .open(new Connection("press", "files", folder.toString(), settings), around);
    }

    /** Delivers these columns until the next start or the end. */
    Subscription start(String... addresses) {
        return start(Stream.of(addresses).map(Followed::point).toList());
    }

    Subscription start(List<Point> points) {
        Connector fresh = open();
        connector = fresh;
        return fresh.subscribe(new ReadPlan(points, Duration.ofSeconds(1)), intake);
    }

    Connector connector() {
        return java.util.Objects.requireNonNull(connector);
    }

    /** Ends the delivery as if the program had ended. */
    void stop() {
        connector().close();
    }

    List<Double> values(String tag) {
        return intake.values().getOrDefault(PRESS + "/" + tag, List.of()).stream()
                .map(RecordingIntake.Value::value)
                .toList();
    }

    boolean await(BooleanSupplier condition) throws InterruptedException {
        return intake.await(condition, PATIENCE);
    }

    @Override
    public void close() {
        Connector open = connector;
        if (open != null) {
            open.close();
        }
    }
}
