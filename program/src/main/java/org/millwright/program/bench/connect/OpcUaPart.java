package org.millwright.program.bench.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Counters over OPC UA through journal and history: how many, at what cost, what is lost and who was told. */
final class OpcUaPart {
    private static final double MILLION = 1e6;
    private static final double DOWN_SECONDS = 3;
    private static final double RECONNECT_PATIENCE = 90;
    private static final double NEARLY_ALL = 0.95;
    private static final int LOOKS = 20;

    private final Path folder;
    private final Load load;
    private final ConnectSuite.Length length;

    OpcUaPart(Path folder, Load load, ConnectSuite.Length length) {
        this.folder = folder;
        this.load = load;
        this.length = length;
    }

    void measure(Map<String, Object> figures) {
        try (OpcUaLoad running = OpcUaLoad.start(folder, load)) {
            Partner program = running.program();
            Pause.seconds(length.warmUp());
            JsonNode begin = program.ask("mark");
            JsonNode sourceBegin = running.source().ask("counted");
            for (int cut = 0; cut < length.cuts(); cut++) {
                Pause.seconds(length.seconds() / (length.cuts() + 1.0));
                running.source().ask("restart");
            }
            double left = length.seconds() - seconds(begin.path("at").asLong(), Costs.nowMicros());
            Pause.seconds(Math.max(0, left));
            JsonNode end = program.ask("mark");
            JsonNode counted = running.source().ask("stop");
            long last = least(counted);
            double seconds = seconds(begin.path("at").asLong(), end.path("at").asLong());
            figures.put("opcua.source_values_per_s", (last - least(sourceBegin)) * load.tags() / seconds);
            figures.put("opcua.drained", running.await(last));
            tell(settled(program, last), begin, end, figures);
            double sourceCpu =
                    counted.path("cpu_s").asDouble() - sourceBegin.path("cpu_s").asDouble();
            figures.put("opcua.source_cpu_s", sourceCpu);
        }
    }

    /** What a gap is filled with from the server's own history may still be on its way, or the entry for what nobody has. */
    private static JsonNode settled(Partner program, long last) {
        JsonNode check = program.ask("check", last);
        for (int look = 0; look < LOOKS && check.path("unreported").asLong() > 0; look++) {
            Pause.seconds(1);
            check = program.ask("check", last);
        }
        return check;
    }

    private static void tell(JsonNode check, JsonNode begin, JsonNode end, Map<String, Object> figures) {
        double seconds = seconds(begin.path("at").asLong(), end.path("at").asLong());
        double values = check.path("between").asDouble();
        double cpu = end.path("cpu_s").asDouble() - begin.path("cpu_s").asDouble();
        figures.put("opcua.values_per_s", values / seconds);
        figures.put("opcua.measured_s", seconds);
        figures.put("opcua.cpu_s", cpu);
        figures.put("opcua.cpu_s_per_million", cpu / (values / MILLION));
        figures.put("rss_mb", end.path("rss_mb").asDouble());
        figures.put("loss.missing", check.path("missing").asLong());
        figures.put("loss.reported", check.path("reported").asLong());
        figures.put("loss.unreported", check.path("unreported").asLong());
        figures.put("loss.overreported", check.path("overreported").asLong());
        figures.put("order.violations", check.path("disorder").asLong());
        figures.put("order.wrong_values", check.path("wrong").asLong());
        figures.put("losses", check.path("losses").toString());
    }

    static double seconds(long fromMicros, long untilMicros) {
        return (untilMicros - fromMicros) / MILLION;
    }

    /** The number that every machine has published. */
    static long least(JsonNode counted) {
        long least = Long.MAX_VALUE;
        for (JsonNode last : counted.path("last")) {
            least = Math.min(least, last.asLong());
        }
        return least;
    }

    /** The library alone on the same load, for a shorter time. */
    static void bare(Path folder, Load load, ConnectSuite.Length length, Map<String, Object> figures) {
        try (Partner source = Partner.start("source", folder, OpcUaLoad.SOURCE_MEMORY);
                Partner bare = Partner.start("bare", folder, OpcUaLoad.PROGRAM_MEMORY)) {
            int port = source.ask("serve", load.words(), 0).path("port").asInt();
            bare.ask("open", load.words(), port);
            Pause.seconds(length.warmUp());
            JsonNode begin = bare.ask("mark");
            Pause.seconds(length.shorter());
            JsonNode end = bare.ask("mark");
            double values = end.path("values").asDouble() - begin.path("values").asDouble();
            double cpu = end.path("cpu_s").asDouble() - begin.path("cpu_s").asDouble();
            figures.put(
                    "opcua.bare_values_per_s",
                    values / seconds(begin.path("at").asLong(), end.path("at").asLong()));
            figures.put("opcua.bare_cpu_s_per_million", cpu / (values / MILLION));
            if (figures.get("opcua.cpu_s_per_million") instanceof Double ours) {
                figures.put("opcua.cpu_ratio_vs_bare_milo", ours / (cpu / (values / MILLION)));
            }
        }
    }

    /** What share of the changes nobody sees where the server looks twice as often as they come. */
    static void missed(Path folder, Load load, ConnectSuite.Length length, Map<String, Object> figures) {
        try (OpcUaLoad running = OpcUaLoad.sampled(folder, load)) {
            Partner program = running.program();
            Pause.seconds(length.warmUp());
            program.ask("mark");
            JsonNode begin = running.source().ask("counted");
            Pause.seconds(length.shorter());
            long last = least(running.source().ask("stop"));
            running.await(last);
            program.ask("mark");
            JsonNode check = program.ask("check", last);
            double published = (last - least(begin)) * (double) load.tags();
            figures.put("opcua.sampled_values", check.path("between").asLong());
            figures.put(
                    "opcua.missed_ratio_half_sampling", check.path("missing").asDouble() / published);
            figures.put("opcua.sampled_unreported", check.path("unreported").asLong());
        }
    }

    /** How old values are when they can be read. */
    static void lag(Path folder, Load load, ConnectSuite.Length length, Map<String, Object> figures) {
        try (OpcUaLoad running = OpcUaLoad.start(folder, load)) {
            Pause.seconds(length.warmUp());
            JsonNode seen = running.program().ask("lag", length.shorter());
            figures.put("lag.p50_ms", seen.path("p50_ms").asDouble());
            figures.put("lag.p99_ms", seen.path("p99_ms").asDouble());
            figures.put("lag.values", seen.path("values").asLong());
        }
    }

    /** How long it takes after the plant's process was killed, and another listens in its place, until every tag comes again. */
    static void reconnect(Path folder, Load load, int times, Map<String, Object> figures) {
        double[] seconds = new double[times];
        try (OpcUaLoad running = OpcUaLoad.start(folder, load)) {
            for (int kill = 0; kill < times; kill++) {
                long back = running.killed(DOWN_SECONDS);
                JsonNode there = running.program().ask("since", back, RECONNECT_PATIENCE);
                seconds[kill] = there.path("done").asBoolean()
                        ? seconds(back, there.path("at").asLong())
                        : Double.POSITIVE_INFINITY;
            }
        }
        Arrays.sort(seconds);
        figures.put("reconnect.kills", times);
        figures.put("reconnect.seconds_p50", seconds[(times - 1) / 2]);
        figures.put("reconnect.seconds_p95", seconds[(int) Math.ceil(NEARLY_ALL * times) - 1]);
    }
}
