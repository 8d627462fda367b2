package org.millwright.program.bench.outages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.history.journal.LossLedger;
import org.millwright.machine.written.Written;
import org.millwright.program.bench.BenchRequest;
import org.millwright.program.bench.Measurement;
import org.millwright.program.bench.Suite;
import org.millwright.program.serve.Parts;
import org.millwright.testkit.connect.OutageProxy.Mode;

/**
 * {@code bench outages}: every kind of connection through every kind of outage at every moment of its life. A seeded part of the cases, or
 * all of them with {@code --all}.
 */
public final class OutagesSuite implements Suite {
    private static final System.Logger LOG = System.getLogger(OutagesSuite.class.getName());
    private static final List<String> OURS = List.of("opcua", "modbus", "mqtt", "sparkplug");
    private static final List<String> THEIRS = List.of("pymodbus", "asyncua", "node-opcua");
    private static final List<String> FULL = List.of("opcua", "modbus", "mqtt");
    private static final int AT_A_TIME = 16;
    private static final int PART = 8;

    private final Written.Syntax syntax;
    private final Parts.Assembly assembly;

    /**
     * @param syntax how settings are written
     * @param assembly opens the program
     */
    public OutagesSuite(Written.Syntax syntax, Parts.Assembly assembly) {
        this.syntax = syntax;
        this.assembly = assembly;
    }

    @Override
    public String name() {
        return "outages";
    }

    @Override
    public String about() {
        return "whether every connection comes back from every outage, and tells what it lost";
    }

    @Override
    public List<String> sets() {
        return Stream.of(OURS, List.of("forgetful"), THEIRS)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public Measurement measure(BenchRequest request) {
        boolean all = request.word("all", "no").equals("yes");
        long seed = request.seeds().base();
        Measurement told = new Measurement().of(request.set()).configured("all", all);
        Path folder = folder();
        List<Finding> findings;
        try (Peers peers = peers(folder.resolve("peers"), request, told)) {
            List<Outage> cases = cases(peers).stream()
                    .filter(one -> request.set() == null || one.peer().equals(request.set()))
                    .toList();
            cases = all ? cases : part(cases, seed);
            findings = new ArrayList<>(run(cases, peers, folder.resolve("program"), seed));
            if (all) {
                for (String peer : FULL) {
                    if (peers.has(peer) && (request.set() == null || peer.equals(request.set()))) {
                        findings.addAll(onSmallDisk(peer, peers, folder.resolve("full-" + peer), seed, told));
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("The small disk cannot be used.", broken);
        }
        return figures(findings, told);
    }

    private static Peers peers(Path folder, BenchRequest request, Measurement told) {
        Peers peers = new Peers(folder).add("opcua", PlantPeer::opcua).add("modbus", own -> PlantPeer.modbus());
        if (Broker.program().isPresent()) {
            peers.add("mqtt", own -> PlantPeer.mqtt(new Broker(own, true)))
                    .add("sparkplug", own -> PlantPeer.sparkplug(new Broker(own, true)))
                    .add("forgetful", own -> PlantPeer.mqtt(new Broker(own, false)));
        } else {
            told.note("There is no mosquitto here (apt-get install mosquitto), so mqtt and sparkplug were not tried.");
        }
        add(peers, "pymodbus", ForeignPeer.pymodbus(), "apt-get install python3-pymodbus", told);
        add(peers, "asyncua", ForeignPeer.asyncua(), "pip install asyncua", told);
        add(
                peers,
                "node-opcua",
                Optional.of(request.word("node-opcua", ""))
                        .filter(named -> !named.isEmpty())
                        .flatMap(named -> ForeignPeer.nodeOpcua(Path.of(named))),
                "npm install node-opcua-server in a folder, and name it with --node-opcua",
                told);
        return peers;
    }

    private static void add(Peers peers, String name, Optional<Peers.Maker> maker, String cure, Measurement told) {
        maker.ifPresentOrElse(
                there -> peers.add(name, there),
                () -> told.note("There is no " + name + " here (" + cure + "), so it was not tried."));
    }

    private static List<Outage> cases(Peers peers) {
        List<Outage> cases = new ArrayList<>();
        for (String peer : OURS) {
            for (Mode mode : Mode.values()) {
                for (Outage.Moment moment : Outage.Moment.values()) {
                    if (mode != Mode.PASS) {
                        cases.add(new Outage(peer, new Trouble.Way(mode), moment));
                    }
                }
            }
            cases.add(new Outage(peer, new Trouble.Restart(), Outage.Moment.STREAM));
            if (!peer.equals("modbus")) {
                cases.add(new Outage(peer, new Trouble.Clock(Duration.ofHours(1)), Outage.Moment.STREAM));
                cases.add(new Outage(peer, new Trouble.Clock(Duration.ofHours(-1)), Outage.Moment.STREAM));
            }
        }
        for (String peer : THEIRS) {
            for (Mode mode : Mode.values()) {
                if (mode != Mode.PASS) {
                    cases.add(new Outage(peer, new Trouble.Way(mode), Outage.Moment.STREAM));
                }
            }
            cases.add(new Outage(peer, new Trouble.Restart(), Outage.Moment.STREAM));
        }
        cases.add(new Outage("forgetful", new Trouble.Restart(), Outage.Moment.STREAM));
        cases.removeIf(one -> !peers.has(one.peer()));
        return cases;
    }

    /** Some, drawn by the seed, the peers in turn. */
    private static List<Outage> part(List<Outage> all, long seed) {
        List<Outage> drawn = new ArrayList<>(all);
        Collections.shuffle(drawn, new Random(seed));
        List<Outage> part = new ArrayList<>();
        List<String> names = all.stream().map(Outage::peer).distinct().toList();
        for (int turn = 0; part.size() < Math.min(PART, all.size()); turn++) {
            String peer = names.get(turn % names.size());
            drawn.stream().filter(one -> one.peer().equals(peer)).findFirst().ifPresent(one -> {
                part.add(one);
                drawn.remove(one);
            });
        }
        return part;
    }

    private List<Finding> run(List<Outage> cases, Peers peers, Path home, long seed) {
        List<Finding> findings = new ArrayList<>();
        Ground ground = new Ground(home, syntax, assembly);
        try (ground;
                ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Finding>> running = new ArrayList<>();
            for (Outage one : cases) {
                running.add(workers.submit(() ->
                        told(one, run(one, peers, ground, seed ^ one.name().hashCode()))));
            }
            for (Future<Finding> one : running) {
                findings.add(one.get());
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException("A case broke.", broken.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The bench was interrupted.", stopped);
        }
        try (LossLedger ledger = ground.ledger()) {
            return findings.stream()
                    .map(one -> one.ordered(
                            Evidence.disorder(ground.journalled(one.outage().name(), ledger))))
                    .toList();
        }
    }

    /** A case whose journals lie on a disk that gets full. */
    private List<Finding> onSmallDisk(String peer, Peers peers, Path home, long seed, Measurement told)
            throws IOException {
        Optional<SmallDisk> disk = SmallDisk.mount(home.resolve("journal"));
        if (disk.isEmpty()) {
            told.note("This person may not mount a small disk, so a full one was not tried with " + peer + ".");
            return List.of();
        }
        try (SmallDisk small = disk.get()) {
            return run(List.of(new Outage(peer, new Trouble.DiskFull(small), Outage.Moment.STREAM)), peers, home, seed);
        }
    }

    private static Finding run(Outage one, Peers peers, Ground ground, long seed) {
        Duration length = Duration.ofMillis(new SplittableRandom(seed).nextLong(3_000, 9_000));
        if (one.trouble() instanceof Trouble.Way || one.trouble() instanceof Trouble.DiskFull) {
            return one.run(ground, peers.shared(one.peer()), length, seed);
        }
        try (Peer own = peers.own(one.peer())) {
            return one.run(ground, own, length, seed);
        }
    }

    private static Finding told(Outage one, Finding finding) {
        LOG.log(System.Logger.Level.INFO, one.name() + " " + finding.row());
        return finding;
    }

    private static Measurement figures(List<Finding> findings, Measurement told) {
        double[] back = findings.stream()
                .mapToDouble(Finding::seconds)
                .map(seconds -> Double.isFinite(seconds) ? seconds : Double.MAX_VALUE)
                .sorted()
                .toArray();
        told.figure("outages.cases", findings.size())
                .figure(
                        "outages.failed",
                        findings.stream().filter(Finding::failed).count())
                .figure(
                        "outages.never_back",
                        Arrays.stream(back)
                                .filter(one -> one == Double.MAX_VALUE)
                                .count())
                .figure(
                        "outages.unreported",
                        findings.stream()
                                .mapToLong(one -> one.evidence().unreported())
                                .sum())
                .figure(
                        "outages.order_violations",
                        findings.stream().mapToLong(Finding::disorder).sum())
                .figure(
                        "outages.lost",
                        findings.stream()
                                .mapToLong(one -> one.evidence().lost())
                                .sum())
                .figure(
                        "outages.reported",
                        findings.stream()
                                .mapToLong(one -> one.evidence().reported())
                                .sum())
                .figure("outages.reconnect_p95_s", back.length == 0 ? null : at(back, 0.95))
                .figure("outages.reconnect_max_s", back.length == 0 ? null : at(back, 1));
        told.figure("outages.each", findings.stream().map(Finding::row).toList());
        return told;
    }

    private static Object at(double[] sorted, double share) {
        double one = sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
        return one == Double.MAX_VALUE ? "never" : (Object) one;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("millwright-bench-outages-");
        } catch (IOException full) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "bench.outages.folder",
                            "The bench cannot make a folder for the program: {why}. Maybe the disk is full.",
                            "why",
                            String.valueOf(full.getMessage()))),
                    full);
        }
    }
}
