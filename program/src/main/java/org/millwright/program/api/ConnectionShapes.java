package org.millwright.program.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Node;
import org.millwright.machine.connect.NodePage;
import org.millwright.machine.connect.Sample;
import org.millwright.program.server.Problems;
import org.millwright.program.server.Request;
import org.millwright.program.settings.Settings;

/** Connections, and what devices tell, as documents. */
final class ConnectionShapes {
    private ConnectionShapes() {}

    /** Values arrive on the clock of this machine, whatever time the plant has. */
    static long age(Instant arrived) {
        return Math.max(
                0, Duration.between(arrived, InstantSource.system().instant()).toMillis());
    }

    /** True where the plant has a time of its own, which says nothing of how late a value came. */
    static boolean simulated(Plant plant) {
        Duration apart = Duration.between(
                plant.time().clock().instant(), InstantSource.system().instant());
        return apart.abs().compareTo(Duration.ofMinutes(1)) > 0;
    }

    static Map<String, Object> shape(Settings.Reads point) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("asset", point.asset().toString());
        shape.put("tag", point.tag());
        shape.put("unit", point.unit());
        shape.put("address", point.address());
        shape.put("words", point.words());
        shape.put("options", new TreeMap<>(point.options()));
        return shape;
    }

    static Map<String, Object> shape(Loss loss) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("what", loss.what());
        shape.put("from", Ask.instant(loss.fromMicros()));
        shape.put("until", Ask.instant(loss.untilMicros()));
        shape.put("reason", loss.reason().code());
        shape.put("values", loss.values());
        shape.put("exact", loss.exact());
        return shape;
    }

    static Map<String, Object> facts(Request request, Facts found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ready", found.ready());
        document.put(
                "facts",
                found.facts().stream()
                        .map(fact -> Map.of("key", fact.key(), "value", fact.value(), "says", request.say(fact.said())))
                        .toList());
        document.put("promise", found.promise().code());
        document.put("live", found.live().stream().map(ConnectionShapes::shape).toList());
        document.put(
                "problems",
                found.problems().stream()
                        .map(problem -> Map.of(
                                "kind",
                                Problems.kind(problem),
                                "code",
                                problem.message().code(),
                                "says",
                                request.say(problem.message())))
                        .toList());
        return document;
    }

    static Map<String, Object> shape(Sample sample) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("address", sample.address());
        shape.put("time", Ask.instant(sample.timeMicros()));
        shape.put("value", sample.value());
        shape.put("text", sample.text());
        shape.put("quality", TagsApi.quality(sample.quality()));
        shape.put("status", sample.status());
        return shape;
    }

    static Map<String, Object> page(NodePage page) {
        List<Object> nodes = new ArrayList<>();
        for (Node node : page.nodes()) {
            Map<String, Object> shape = new LinkedHashMap<>();
            shape.put("address", node.address());
            shape.put("name", node.name());
            shape.put("path", node.path());
            shape.put("kind", node.kind());
            shape.put("unit", node.tag().unit());
            shape.put("words", node.tag().words());
            shape.put("type", node.type());
            nodes.add(shape);
        }
        return Map.of("nodes", nodes, "next", page.next());
    }
}
