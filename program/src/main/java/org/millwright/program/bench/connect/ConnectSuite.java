package org.millwright.program.bench.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.millwright.machine.written.Written;
import org.millwright.program.bench.BenchRequest;
import org.millwright.program.bench.Measurement;
import org.millwright.program.bench.Suite;
import org.millwright.program.serve.Parts;

/**
 * What connections bring: a plant whose values count themselves, the whole program that reads it, and a history that is read back and
 * compared with what was counted. Each is a process of its own.
 */
public final class ConnectSuite implements Suite {
    static final String NAME = "connect";
    private static final long TAGS = 5_000;
    private static final long SECONDS = 60;
    private static final double HERTZ = 10;
    private static final double WARM_UP = 20;
    private static final double SHORTER = 20;
    private static final long LAG_TAGS = 1_000;
    private static final long RECONNECT_TAGS = 100;
    private static final int KILLS = 10;
    private static final List<String> PARTNERS = List.of("source", "program", "bare", "messages");
    private static final List<String> PARTS =
            List.of("opcua", "lag", "sampling", "mqtt", "sparkplug", "modbus", "journal", "reconnect");

    private final Written.Syntax syntax;
    private final Supplier<Parts.Assembly> plant;

    /**
     * @param syntax of the settings
     * @param plant puts the program together
     */
    public ConnectSuite(Written.Syntax syntax, Supplier<Parts.Assembly> plant) {
        this.syntax = syntax;
        this.plant = plant;
    }

    /**
     * How long it takes.
     *
     * @param seconds what is measured
     * @param cuts how often the server goes away meanwhile
     */
    record Length(double seconds, int cuts) {
        /** What comes before. */
        double warmUp() {
            return Math.min(WARM_UP, seconds);
        }

        /** What the parts beside take. */
        double shorter() {
            return Math.min(SHORTER, seconds);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String about() {
        return "what connections bring into the history, at what cost, and what is lost on the way";
    }

    /** The processes that take part, and the parts that can be measured alone; without one all of it is measured. */
    @Override
    public List<String> sets() {
        return Stream.concat(PARTNERS.stream(), PARTS.stream()).toList();
    }

    @Override
    public Measurement measure(BenchRequest request) {
        String set = request.set();
        Path data = request.data();
        Measurement measurement = new Measurement().of(set);
        if (set != null && data != null && partner(set, data)) {
            return measurement;
        }
        Load load = Load.of(request.number("tags", TAGS), HERTZ);
        Length length = new Length(request.number("seconds", SECONDS), cuts(request));
        Map<String, Object> figures = new LinkedHashMap<>();
        for (String part : PARTS) {
            if (set == null || set.equals(part)) {
                part(part, load, length, figures);
            }
        }
        if (Broker.program().isEmpty()) {
            measurement.note("No mosquitto is on the PATH, so mqtt and sparkplug are not measured.");
        }
        machine(figures);
        return measurement
                .configured("tags", load.tags())
                .configured("machines", load.units().size())
                .configured("per_second", HERTZ)
                .configured("seconds", length.seconds())
                .configured("warm_up_s", length.warmUp())
                .configured("cuts", length.cuts())
                .figure(NAME, figures);
    }

    /** Takes part for another process; false if that is no part of that kind. */
    private boolean partner(String part, Path folder) {
        switch (part) {
            case "source" -> Conversation.hold(new CounterSource(folder));
            case "program" -> Conversation.hold(new ServedProgram(folder, syntax, plant.get()));
            case "bare" -> Conversation.hold(new BareClient());
            case "messages" -> Conversation.hold(new MessageClients());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static int cuts(BenchRequest request) {
        return request.word("cuts", "0").equals("0") ? 0 : (int) request.number("cuts", 0);
    }

    /** Measures one part and adds its figures. */
    private static void part(String part, Load load, Length length, Map<String, Object> figures) {
        switch (part) {
            case "opcua" -> {
                within(folder -> new OpcUaPart(folder, load, length).measure(figures));
                within(folder -> OpcUaPart.bare(folder, load, length, figures));
            }
            case "lag" -> {
                Load small = Load.of(Math.min(LAG_TAGS, load.tags()), HERTZ);
                within(folder -> OpcUaPart.lag(folder, small, length, figures));
            }
            case "sampling" -> {
                Load small = Load.of(Math.min(LAG_TAGS, load.tags()), HERTZ);
                within(folder -> OpcUaPart.missed(folder, small, length, figures));
            }
            case "reconnect" -> {
                Load small = Load.of(Math.min(RECONNECT_TAGS, load.tags()), HERTZ);
                within(folder -> OpcUaPart.reconnect(folder, small, KILLS, figures));
            }
            case "modbus" -> within(folder -> new ModbusPart(folder, length).measure(figures));
            case "journal" -> within(folder -> new JournalPart(folder, length.shorter()).measure(figures));
            case "mqtt" ->
                Broker.program()
                        .ifPresent(broker -> within(folder -> new MessagePart(folder, broker, length).mqtt(figures)));
            case "sparkplug" ->
                Broker.program()
                        .ifPresent(broker ->
                                within(folder -> new MessagePart(folder, broker, length).sparkplug(load, figures)));
            default -> throw new IllegalArgumentException("Nobody measures (%s).".formatted(part));
        }
    }

    private static void machine(Map<String, Object> figures) {
        var system = ManagementFactory.getOperatingSystemMXBean();
        figures.put("load_average", system.getSystemLoadAverage());
        figures.put("cores", system.getAvailableProcessors());
        figures.put("machine", system.getName() + " " + system.getVersion() + " " + system.getArch());
    }

    /** Something done in a folder that is gone afterwards. */
    private static void within(Consumer<Path> use) {
        try {
            Path folder = Files.createTempDirectory("millwright-connect");
            try {
                use.accept(folder);
            } finally {
                try (var all = Files.walk(folder)) {
                    for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(each);
                    }
                }
            }
        } catch (IOException full) {
            throw new UncheckedIOException("No folder can be made for the measurement, or not be deleted.", full);
        }
    }
}
