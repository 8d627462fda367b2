package org.millwright.program.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.flow.Source;
import org.millwright.history.Historian;
import org.millwright.history.journal.Journal;
import org.millwright.history.journal.JournalSettings;
import org.millwright.history.journal.JournalSource;
import org.millwright.history.journal.LossLedger;
import org.millwright.machine.AssetPath;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Surroundings;

/**
 * The connections of a plant while they run: each with a journal of its own, on its way into the history. Connectors are started one
 * after the other, at most ten a second. Safe for any thread.
 */
public final class Lines implements AutoCloseable {
    private static final long DAY_MICROS = Duration.ofDays(1).toNanos() / 1_000;

    private final Path folder;
    private final Parts parts;
    private final LossLedger losses;
    private final Starts starts = new Starts();
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    /**
     * Opens the journals that there are; nothing is connected yet.
     *
     * @param folder where journals and the files of connectors lie
     */
    Lines(Path folder, Parts parts) {
        this.folder = folder;
        this.parts = parts;
        losses = LossLedger.open(folder.resolve("losses.tsv"));
        for (String left : journals(folder.resolve("journal"))) {
            lines.put(left, line(left));
        }
    }

    /**
     * What connections stand on.
     *
     * @param kinds every kind of connector
     * @param historian where the values go
     * @param needed the lowest sequence of a connection that the history may lack
     * @param settings how journals use the disk
     * @param clock the time on the wall
     * @param chance of waits
     * @param events is told each event of a machine
     */
    record Parts(
            Collection<ConnectorKind> kinds,
            Historian historian,
            java.util.function.ToLongFunction<String> needed,
            JournalSettings settings,
            InstantSource clock,
            RandomGenerator chance,
            Consumer<MachineEvent> events) {}

    private static List<String> journals(Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> all = Files.list(folder)) {
                return all.filter(Files::isDirectory)
                        .map(one -> FolderNames.name(one.getFileName().toString()))
                        .sorted()
                        .toList();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("The folder (%s) cannot be used.".formatted(folder), fault);
        }
    }

    private Line line(String name) {
        long needed = parts.needed().applyAsLong(name);
        Journal journal =
                Journal.open(Line.folder(folder.resolve("journal"), name), name, parts.settings(), losses, needed);
        Applier applier = new Applier(journal, parts.historian(), needed, parts.events());
        Surroundings around = new Surroundings(
                parts.clock(), parts.chance(), Line.folder(folder.resolve("connect"), name), health -> {});
        return new Line(journal, applier, around);
    }

    /** Every kind of connector there is. */
    public Collection<ConnectorKind> kinds() {
        return parts.kinds();
    }

    /**
     * Sets a connection, in the place of the one of its name, and starts it if it is to run.
     *
     * @return true if its journal is new
     * @throws MillwrightException if nobody knows its kind
     */
    boolean put(LinePlan plan) {
        ConnectorKind kind = kind(plan.connection().kind());
        boolean[] fresh = {false};
        Line line = lines.computeIfAbsent(plan.name(), name -> {
            fresh[0] = true;
            return line(name);
        });
        line.plan(plan);
        if (plan.running()) {
            starts.start(() -> line.start(kind));
        }
        return fresh[0];
    }

    private ConnectorKind kind(String name) {
        return parts.kinds().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> MillwrightException.badRequest(
                        "live.line.kind",
                        "Nobody knows connections of the kind {kind}. The kinds are: {known}.",
                        "kind",
                        name,
                        "known",
                        String.join(
                                ", ",
                                parts.kinds().stream()
                                        .map(ConnectorKind::name)
                                        .sorted()
                                        .toList())));
    }

    /** Starts a connection. */
    public void start(String name) {
        put(set(name).running(true));
    }

    /** Stops a connection; it stays stopped. */
    public void stop(String name) {
        put(set(name).running(false));
    }

    private LinePlan set(String name) {
        return plan(name).orElseThrow(() -> unknown(name));
    }

    private static MillwrightException unknown(String name) {
        return MillwrightException.notFound(
                "live.line.unknown",
                "There is no connection {name}. List them with: millwright connect ls",
                "name",
                name);
    }

    /**
     * Removes a connection. What it has delivered is kept, and its journal goes once the history holds all of it.
     *
     * @throws MillwrightException if there is none of this name
     */
    public void remove(String name) {
        set(name);
        Line line = lines.get(name);
        if (line != null) {
            line.plan(null);
        }
    }

    /** What was set for a connection. */
    public Optional<LinePlan> plan(String name) {
        return Optional.ofNullable(lines.get(name)).flatMap(Line::plan);
    }

    /** The connector of a connection that runs. */
    public Optional<Connector> running(String name) {
        return Optional.ofNullable(lines.get(name)).flatMap(Line::connector);
    }

    /** How every connection stands, by name. */
    public List<LineState> states() {
        List<LineState> states = new ArrayList<>();
        lines.values().forEach(line -> line.plan().ifPresent(plan -> states.add(state(line, plan))));
        states.sort(Comparator.comparing(state -> state.plan().name()));
        return states;
    }

    private LineState state(Line line, LinePlan plan) {
        long now = parts.clock().instant().toEpochMilli() * 1_000;
        return new LineState(plan, line.health(), line.store(), losses.values(plan.name(), now - DAY_MICROS));
    }

    /** What a connection has lost, the newest first. */
    public List<Loss> losses(String name, int limit) {
        return losses.all().reversed().stream()
                .filter(loss -> loss.connection().equals(name))
                .limit(limit)
                .toList();
    }

    /** Everything that was lost, the newest first. */
    public List<Loss> losses(int limit) {
        return losses.all().reversed().stream().limit(limit).toList();
    }

    /** Why nothing is known of a machine just now: every connection that brings values of it is down. Empty if one is not. */
    Optional<Message> down(AssetPath asset) {
        Optional<Message> why = Optional.empty();
        for (Line line : lines.values()) {
            Optional<LinePlan> plan = line.plan().filter(one -> one.machines().contains(asset));
            if (plan.isPresent()) {
                Health health = line.health();
                switch (health.state()) {
                    case LIVE, DEGRADED -> {
                        return Optional.empty();
                    }
                    case NEW, PROBING, CONNECTING, WAITING, STOPPED -> why = Optional.of(down(plan.get(), health));
                }
            }
        }
        return why;
    }

    private static Message down(LinePlan plan, Health health) {
        return Message.of(
                "live.line.down",
                "connection {name} is not live since {since}, so nothing is known of the machine: {why}",
                "name",
                plan.name(),
                "since",
                health.since(),
                "why",
                health.why().text());
    }

    /** The journals as sources of flows. */
    List<Source> sources() {
        return new TreeMap<>(lines)
                .values().stream()
                        .<Source>map(line -> new JournalSource(line.journal()))
                        .toList();
    }

    /** The journals; each by the name of its connection. */
    Map<String, Journal> journals() {
        Map<String, Journal> journals = new TreeMap<>();
        lines.forEach((name, line) -> journals.put(name, line.journal()));
        return journals;
    }

    /** True if the history holds all that was safe when this was asked. */
    public boolean caughtUp() {
        return lines.values().stream().allMatch(line -> line.store().caughtUp());
    }

    @Override
    public void close() {
        starts.close();
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            lines.values().forEach(line -> together.execute(line::end));
        }
        lines.values().forEach(Line::close);
        losses.close();
    }
}
