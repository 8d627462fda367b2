package org.millwright.simulation.line;

import static org.millwright.simulation.line.Json.list;
import static org.millwright.simulation.line.Json.map;
import static org.millwright.simulation.line.Json.number;
import static org.millwright.simulation.line.Json.numbers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.simulation.chance.Distribution;
import org.millwright.simulation.kernel.Ticks;

/** Builds the reference models out of stations and measures what the cases name, one replication each. */
final class AnalyticModels {
    private final Map<String, Object> model;
    private final Map<String, Object> options;
    private final double warmUp;
    private final double length;
    private final Line line;
    private final Map<String, Double> measures = new LinkedHashMap<>();

    private AnalyticModels(Map<String, Object> one, long seed, int replication, double length) {
        this.model = map(one.get("model"));
        this.options = map(one.get("options"));
        this.warmUp = length / 4;
        this.length = length;
        this.line = new Line(seed, replication);
    }

    /** The measures of one replication: warmed up for a quarter of the length, then counted for the length in seconds. */
    static Map<String, Double> measure(Map<String, Object> one, long seed, int replication, double length) {
        AnalyticModels run = new AnalyticModels(one, seed, replication, length);
        switch ((String) run.model.get("kind")) {
            case "queue" -> run.queue();
            case "network" -> run.network();
            case "repair_crew" -> run.repairCrew();
            case "line" -> run.line();
            case "closed_line" -> run.closedLine(seed, replication);
            default -> throw new IllegalArgumentException(run.model.toString());
        }
        return run.measures;
    }

    private void run() {
        line.runUntil(Ticks.of(warmUp));
        line.resetCounts();
        line.runUntil(Ticks.of(warmUp + length));
    }

    private static Distribution distribution(Object text) {
        List<Object> parts = list(text);
        double first = number(parts.get(1));
        return switch ((String) parts.get(0)) {
            case "exponential" -> Distribution.exponential(first);
            case "constant" -> Distribution.constant(first);
            case "gamma" -> Distribution.gamma(first, number(parts.get(2)));
            case "lognormal_mean_scv" -> Distribution.lognormal(first, Math.sqrt(number(parts.get(2))));
            default -> throw new IllegalArgumentException(text.toString());
        };
    }

    private Rules rules() {
        Rules rules = Rules.USUAL;
        if ("calendar".equals(options.get("failure_clock"))) {
            rules = rules.with(Rules.FailureClock.CALENDAR);
        }
        if ("restart".equals(options.get("after_failure"))) {
            rules = rules.with(Rules.AfterFailure.RESTART);
        } else if ("scrap".equals(options.get("after_failure"))) {
            rules = rules.with(Rules.AfterFailure.SCRAP);
        }
        if ("before_service".equals(options.get("blocking"))) {
            rules = rules.with(Rules.Blocking.BEFORE_SERVICE);
        }
        return rules.loadingWhileDown(Boolean.TRUE.equals(options.get("load_while_down")));
    }

    private double perSecond(double count) {
        return count / length;
    }

    private void queue() {
        int servers = (int) number(model.get("servers"));
        double capacity = model.containsKey("capacity") ? number(model.get("capacity")) - servers : Buffer.ENDLESS;
        boolean classes = model.containsKey("arrival_by_class");
        Buffer buffer = new Buffer(line, "queue", (int) capacity, classes ? Buffer.Order.PRIORITY : Buffer.Order.FIFO);
        Station station = new Station(line, "machine", servers, distribution(model.get("service"))).rules(rules());
        if (model.containsKey("up")) {
            station.fails(Breakdowns.of(distribution(model.get("up")), distribution(model.get("repair"))));
        }
        Sink sink = new Sink(line, "out");
        buffer.to(station).to(sink);
        if (classes) {
            priorities(buffer, sink);
            return;
        }
        Source source = new Source(line, "in")
                .every(line, distribution(model.get("arrival")))
                .lossy();
        source.to(buffer);
        run();
        double occupied = servers == 1
                ? 1 - station.times().share(Doing.STARVED)
                : station.working().average();
        measures.put("utilisation", occupied / servers);
        measures.put("probability_wait", buffer.shareWaited());
        measures.put("queue", buffer.level().average());
        measures.put("wait", Ticks.seconds((long) buffer.meanWait()));
        measures.put("in_system", buffer.level().average() + occupied);
        measures.put("time_in_system", Ticks.seconds((long) sink.meanLeadTime()));
        measures.put("blocking", (double) source.lost() / (source.lost() + source.made()));
        measures.put("throughput", perSecond((double) sink.pieces()));
        measures.put("scrap_share", (double) station.scrapped() / (station.scrapped() + station.finished()));
    }

    /** A part that leaves tells how long it was inside; less its service, that is its wait. */
    private void priorities(Buffer buffer, Sink sink) {
        double[] arrivals = numbers(model.get("arrival_by_class"));
        double[] inside = new double[2];
        long[] count = new long[2];
        for (int i = 0; i < 2; i++) {
            int type = i;
            new Source(line, "class-" + i, now -> Part.piece(type, 0, now).priority(type))
                    .every(line, Distribution.exponential(arrivals[i]))
                    .to(buffer);
        }
        sink.shows(part -> {
            inside[part.type()] += Ticks.seconds(line.kernel().now() - part.born());
            count[part.type()]++;
        });
        line.runUntil(Ticks.of(warmUp));
        inside[0] = 0;
        inside[1] = 0;
        count[0] = 0;
        count[1] = 0;
        line.runUntil(Ticks.of(warmUp + length));
        measures.put("wait_class_1", inside[0] / count[0] - 1);
        measures.put("wait_class_2", inside[1] / count[1] - 1);
    }

    private void network() {
        double[] external = numbers(model.get("external_rate"));
        double[] rates = numbers(model.get("service_rate"));
        List<Buffer> buffers = new ArrayList<>();
        List<Station> stations = new ArrayList<>();
        Sink sink = new Sink(line, "out");
        for (int i = 0; i < rates.length; i++) {
            buffers.add(new Buffer(line, "queue-" + i, Buffer.ENDLESS));
            stations.add(new Station(line, "machine-" + i, 1, Distribution.exponential(1 / rates[i])));
            buffers.get(i).to(stations.get(i));
            if (external[i] > 0) {
                new Source(line, "in-" + i)
                        .every(line, Distribution.exponential(1 / external[i]))
                        .to(buffers.get(i));
            }
        }
        for (int i = 0; i < rates.length; i++) {
            double[] routing = numbers(list(model.get("routing")).get(i));
            double[] shares = java.util.Arrays.copyOf(routing, routing.length + 1);
            shares[routing.length] = 1 - java.util.Arrays.stream(routing).sum();
            List<Node> targets = new ArrayList<>(buffers);
            targets.add(sink);
            stations.get(i).exit(Route.byChance(line, "machine-" + i, targets, shares));
        }
        run();
        double inSystem = 0;
        for (int i = 0; i < rates.length; i++) {
            double inside =
                    buffers.get(i).level().average() + stations.get(i).working().average();
            measures.put("flow " + i, perSecond((double) buffers.get(i).passed()));
            measures.put("in_station " + i, inside);
            inSystem += inside;
        }
        measures.put("in_system", inSystem);
        measures.put("time_in_system", Ticks.seconds((long) sink.meanLeadTime()));
    }

    private void repairCrew() {
        int machines = (int) number(model.get("machines"));
        Crew crew = new Crew(line, "crew", (int) number(model.get("crew")), Crew.Queue.FIFO);
        List<Station> stations = new ArrayList<>();
        for (int i = 0; i < machines; i++) {
            stations.add(new Station(line, "machine-" + i, 1, Distribution.constant(1))
                    .rules(rules())
                    .fails(new Breakdowns(distribution(model.get("up")), distribution(model.get("repair")), crew, 0)));
        }
        run();
        double down = stations.stream()
                .mapToDouble(one -> one.times().share(Doing.DOWN))
                .sum();
        measures.put("availability", 1 - down / machines);
        measures.put("machines_down", down);
        measures.put("waiting_for_crew", crew.waiting().average());
    }

    private Distribution service(int machine) {
        if (model.containsKey("service_rate")) {
            return Distribution.exponential(1 / numbers(model.get("service_rate"))[machine]);
        }
        return distribution(list(model.get("service")).get(machine));
    }

    private void line() {
        double[] places = numbers(model.get("places"));
        List<Buffer> buffers = new ArrayList<>();
        List<Station> stations = new ArrayList<>();
        Node last = new Source(line, "in");
        for (int i = 0; i <= places.length; i++) {
            Station station = new Station(line, "machine-" + i, 1, service(i)).rules(rules());
            stations.add(station);
            if (model.containsKey("failure_rate")) {
                station.fails(Breakdowns.of(
                        Distribution.exponential(1 / numbers(model.get("failure_rate"))[i]),
                        Distribution.exponential(1 / numbers(model.get("repair_rate"))[i])));
            }
            last = last.to(station);
            if (i < places.length && places[i] > 0) {
                buffers.add(new Buffer(line, "buffer-" + i, (int) places[i]));
                last = last.to(buffers.getLast());
            }
        }
        Sink sink = new Sink(line, "out");
        last.to(sink);
        run();
        measures.put("throughput", perSecond((double) sink.pieces()));
        measures.put("availability", 1 - stations.getFirst().times().share(Doing.DOWN));
        for (int i = 0, next = 0; i < places.length; i++) {
            measures.put(
                    "level " + i, places[i] > 0 ? buffers.get(next++).level().average() : 0);
        }
    }

    private void closedLine(long seed, int replication) {
        boolean both = !model.containsKey("service");
        closed(line, true);
        if (both) {
            measures.put("throughput_exponential", measures.get("throughput"));
            measures.put("cycle_time_exponential", measures.get("cycle_time"));
            closed(new Line(seed, replication), false);
            measures.put("throughput_constant", measures.get("throughput"));
            worstCase(new Line(seed, replication));
        }
    }

    private void closed(Line run, boolean exponential) {
        double[] means = numbers(model.get("service_mean"));
        Source source = new Source(run, "in").limit((int) number(model.get("wip")));
        Node last = source;
        List<Buffer> buffers = new ArrayList<>();
        List<Station> stations = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            buffers.add(new Buffer(run, "queue-" + i, Buffer.ENDLESS));
            stations.add(new Station(
                    run,
                    "machine-" + i,
                    1,
                    exponential ? Distribution.exponential(means[i]) : Distribution.constant(means[i])));
            last = last.to(buffers.get(i)).to(stations.get(i));
        }
        Sink sink = last.to(new Sink(run, "out")).returnsTo(source);
        run.runUntil(Ticks.of(warmUp));
        run.resetCounts();
        run.runUntil(Ticks.of(warmUp + length));
        measures.put("throughput", perSecond((double) sink.pieces()));
        measures.put("cycle_time", Ticks.seconds((long) sink.meanLeadTime()));
        for (int i = 0; i < means.length; i++) {
            measures.put(
                    "in_station " + i,
                    buffers.get(i).level().average() + stations.get(i).working().average());
        }
    }

    /** All parts travel on one carrier, and each station works on all of them before it goes on. */
    private void worstCase(Line run) {
        double[] means = numbers(model.get("service_mean"));
        int pieces = (int) number(model.get("wip"));
        Source source = new Source(run, "in").limit(pieces);
        Node last = source.to(new Batch(run, "carrier", pieces, Ticks.NEVER));
        for (int i = 0; i < means.length; i++) {
            last = last.to(new Station(run, "machine-" + i, 1, Distribution.constant(means[i] * pieces)));
        }
        Sink sink = last.to(new Unbatch(run, "apart")).to(new Sink(run, "out")).returnsTo(source);
        double turn = pieces * java.util.Arrays.stream(means).sum();
        run.runUntil(Ticks.of(turn * 10));
        run.resetCounts();
        run.runUntil(Ticks.of(turn * 110));
        measures.put("throughput_worst_case", sink.pieces() / (turn * 100));
    }
}
