package org.millwright.program.plant;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.plant.ledger.TruthFolder;
import org.millwright.plant.record.PastWriter;
import org.millwright.plant.scenario.Scenario;
import org.millwright.plant.world.Flows;
import org.millwright.plant.world.World;
import org.millwright.plant.world.WorldSetup;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code millwright plant}: the practice plant as a process of its own. */
@Command(
        description =
                "Runs a simulated phone factory that speaks real protocols and whose faults are known. It is a process of its own;"
                        + " stop it with Ctrl-C.",
        footer = {
            "A plant sixty times as fast as the clock, over OPC UA",
            "millwright plant --speed 60 --opcua 4840",
            "A week of its past as Parquet files",
            "millwright plant --history 7d --out past",
            "Let a bearing wear in a plant that runs",
            "millwright plant inject --unit cnc05 --fault bearing_wear --life 4h"
        })
public final class PlantCommand implements Callable<Integer> {
    private final Console console;
    private final Flows flows;
    private final InstantSource clock;
    private final Path home;

    @Mixin
    private final PlantOptions options = new PlantOptions();

    @Mixin
    private final ServerOptions servers = new ServerOptions();

    @Mixin
    private final ControlOption control = new ControlOption();

    @Mixin
    private final ControlAnswer answer = new ControlAnswer();

    @Option(names = "--truth", paramLabel = "FOLDER", description = "Where the truth goes; else nowhere.")
    private @Nullable Path truth;

    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "The faults that happen, as JSON, in place of drawn ones.")
    private @Nullable Path scenario;

    /**
     * @param flows the flow of parts through the factory
     * @param home the program's data folder, in which the truth may not lie
     */
    public PlantCommand(Console console, Flows flows, InstantSource clock, Path home) {
        this.console = console;
        this.flows = flows;
        this.clock = clock;
        this.home = home;
    }

    /** Lets a fault begin in a running plant. */
    @Command(
            name = "inject",
            header = "Let a fault begin now in a plant that runs.",
            footer = {
                "Let a bearing wear within four hours of plant time",
                "millwright plant inject --unit cnc05 --fault bearing_wear --life 4h"
            })
    int inject(
            @Mixin ControlOption where,
            @Mixin ControlAnswer answer,
            @Option(names = "--unit", paramLabel = "UNIT", required = true, description = "Its path, or the end of it.")
                    String unit,
            @Option(names = "--fault", paramLabel = "FAULT", required = true, description = "Such as bearing_wear.")
                    String fault,
            @Option(
                            names = "--life",
                            paramLabel = "SPAN",
                            converter = Spans.class,
                            defaultValue = "4h",
                            description = "Plant time until the machine fails. Default: 4h.")
                    Duration life) {
        answer.show(console, new ControlClient(where.file(home)).inject(unit, fault, life));
        return ExitCode.OK.code();
    }

    /** Says how a running plant is. */
    @Command(
            name = "state",
            header = "See how a plant that runs is.",
            footer = {"See its time, its speed and what was injected", "millwright plant state"})
    int state(@Mixin ControlOption where, @Mixin ControlAnswer answer) {
        answer.show(console, new ControlClient(where.file(home)).state());
        return ExitCode.OK.code();
    }

    @Override
    public Integer call() {
        WorldSetup setup = options.setup(clock.instant());
        World world =
                scenario == null ? World.of(setup, flows) : World.of(setup, Scenario.read(scenario, setup), flows);
        TruthFolder folder = truth == null
                ? null
                : TruthFolder.open(PracticeTruth.real(truth), PracticeTruth.near(truth, home), world);
        Fanout fanout = new Fanout();
        CountDownLatch done = new CountDownLatch(1);
        try (RunningPlant plant = new RunningPlant(world, fanout, folder, clock)) {
            endWith(plant, done);
            past(plant, fanout, setup);
            if (options.history() == null || servers.any()) {
                live(plant, fanout, folder);
            }
            return ExitCode.OK.code();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.code();
        } finally {
            done.countDown();
        }
    }

    /** Lets Ctrl-C end the plant's time and wait until its files are whole. */
    private static void endWith(RunningPlant plant, CountDownLatch done) {
        Thread ending = new Thread(
                () -> {
                    plant.stop();
                    try {
                        boolean whole = done.await(10, TimeUnit.SECONDS);
                        System.getLogger(PlantCommand.class.getName())
                                .log(System.Logger.Level.DEBUG, "The plant has ended: " + whole);
                    } catch (InterruptedException impatient) {
                        Thread.currentThread().interrupt();
                    }
                },
                "plant-end");
        Runtime.getRuntime().addShutdownHook(ending);
    }

    private void past(RunningPlant plant, Fanout fanout, WorldSetup setup) {
        Duration history = options.history();
        Path out = options.out();
        if (history == null || out == null) {
            return;
        }
        try (PastWriter writer = new PastWriter(out, plant.units())) {
            fanout.join(writer);
            Instant end = setup.start().plus(history);
            for (Instant at = setup.start(); at.isBefore(end); ) {
                at = at.plus(Duration.ofHours(6));
                plant.past(at.isBefore(end) ? at : end);
            }
            fanout.leave(writer);
        }
        console.tell(Message.of(
                "plant.past.written",
                "The past is written: {units} units, {values} values, in {folder}.",
                "units",
                plant.units().size(),
                "values",
                fanout.values(),
                "folder",
                out));
    }

    private void live(RunningPlant plant, Fanout fanout, @Nullable TruthFolder truthFolder)
            throws InterruptedException {
        List<ServerOptions.Server> open = servers.open(plant.units(), home.resolve("practice-plant"), write -> {
            if (truthFolder != null) {
                truthFolder.write(write.tag().toString(), write.value(), write.accepted(), write.who());
            }
        });
        try (ControlPort port = new ControlPort(plant, control.file(home))) {
            open.forEach(server -> fanout.join(server.rows()));
            announce(open, port);
            console.tell(Message.of(
                    "plant.live.runs",
                    "The plant runs: {units} units at speed {speed}; its control port is {port}. Stop it with Ctrl-C.",
                    "units",
                    plant.units().size(),
                    "speed",
                    options.speed(),
                    "port",
                    port.port()));
            console.err().flush();
            plant.live(options.speed());
        } catch (IOException refused) {
            throw new MillwrightException(
                    new Problem.Exhausted(Message.of(
                            "plant.control.unwritable",
                            "The control port's file ({file}) cannot be written: {reason}. Name another one with --control.",
                            "file",
                            control.file(home),
                            "reason",
                            String.valueOf(refused.getMessage()))),
                    refused);
        } finally {
            open.forEach(ServerOptions.Server::close);
        }
    }

    private void announce(List<ServerOptions.Server> open, ControlPort port) {
        List<String> addresses =
                open.stream().map(ServerOptions.Server::address).toList();
        if (answer.json()) {
            console.json(Map.of("addresses", addresses, "control_port", port.port()));
        } else {
            addresses.forEach(address -> console.out().println(address));
        }
        console.out().flush();
    }
}
