package org.millwright.adapters.modbus;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.AssetPath;
import org.millwright.machine.connect.Fact;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.Promise;
import org.millwright.machine.connect.Sample;

/** Looks at a device: whether it is there, which units answer, what it says of itself, and ten values of the map. */
final class Probe {
    private static final int LIVE = 10;
    private static final int UNITS = 16;

    private final ModbusSettings settings;
    private final ModbusLine line;
    private final InstantSource clock;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Probe(ModbusSettings settings, ModbusLine line, InstantSource clock) {
        this.settings = settings;
        this.line = line;
        this.clock = clock;
    }

    /** @param read reads points once */
    Facts look(Duration patience, BiFunction<List<Point>, Duration, List<Sample>> read) {
        List<Sample> live = List.of();
        try {
            long begun = clock.millis();
            line.connect();
            long took = clock.millis() - begun;
            fact(
                    "host.reachable",
                    String.valueOf(took),
                    Message.of(
                            "modbus.fact.reachable",
                            "{host} takes the connection after {ms} ms.",
                            "host",
                            settings.host(),
                            "ms",
                            took));
            units();
            live = values(patience, read);
        } catch (IOException lost) {
            problems.add(new Problem.Unreachable(Faults.lost(settings.host(), lost)));
        } catch (MillwrightException lost) {
            problems.add(lost.problem());
        }
        return new Facts(facts, live, Promise.SAMPLED, problems);
    }

    private void fact(String key, String value, Message said) {
        facts.add(new Fact(key, value, said));
    }

    private void units() throws IOException {
        TreeSet<Integer> units = new TreeSet<>();
        settings.map().entries().forEach(entry -> units.add(entry.register().unit()));
        if (units.isEmpty()) {
            units.add(settings.unit());
        }
        int looked = 0;
        for (int unit : units) {
            if (looked++ < UNITS) {
                unit(unit);
            }
        }
        fact(
                "map.registers",
                String.valueOf(settings.map().entries().size()),
                Message.of(
                        "modbus.fact.map",
                        "The register map names {registers} values on {units} units.",
                        "registers",
                        settings.map().entries().size(),
                        "units",
                        units.size()));
    }

    private void unit(int unit) throws IOException {
        Reply reply = line.read(unit, Table.HOLDING, 0, 1);
        boolean offline = reply instanceof Reply.Silent
                || (reply instanceof Reply.Refused refused
                        && ExceptionCodes.kind(refused.code()) == ExceptionCodes.Kind.UNIT_OFFLINE);
        if (offline) {
            problems.add(new Problem.Unreachable(Faults.silent(unit)));
            return;
        }
        fact("unit." + unit, "answers", Message.of("modbus.fact.unit", "Unit {unit} answers.", "unit", unit));
        if (line.ask(unit, DeviceIdentity.question()) instanceof Reply.Data data) {
            for (Map.Entry<String, String> one : DeviceIdentity.of(data.bytes()).entrySet()) {
                fact(
                        "unit." + unit + "." + one.getKey(),
                        one.getValue(),
                        Message.of(
                                "modbus.fact.identity",
                                "Unit {unit} says of itself, {what}: {value}.",
                                "unit",
                                unit,
                                "what",
                                one.getKey(),
                                "value",
                                one.getValue()));
            }
        }
    }

    private List<Sample> values(Duration patience, BiFunction<List<Point>, Duration, List<Sample>> read) {
        List<Point> points = settings.map().entries().stream()
                .limit(LIVE)
                .map(entry -> new Point(AssetPath.of("probe"), entry.tag(), entry.name(), Map.of()))
                .toList();
        if (points.isEmpty()) {
            return List.of();
        }
        List<Sample> live = read.apply(points, patience);
        live.stream()
                .filter(sample -> sample.status().startsWith("illegal"))
                .findFirst()
                .ifPresent(sample ->
                        problems.add(new Problem.BadRequest(Faults.refused(sample.address(), sample.status(), 0))));
        return live;
    }

    /** What a device says of itself: function 0x2B / 0x0E, basic objects (Modbus Application Protocol 1.1b3, 6.21). Many devices do not have it. */
    private static final class DeviceIdentity {
        private static final byte[] QUESTION = {0x2B, 0x0E, 0x01, 0x00};
        private static final Map<Integer, String> OBJECTS = Map.of(0, "vendor", 1, "product", 2, "version");
        private static final int HEAD = 7;

        private DeviceIdentity() {}

        static ByteBuffer question() {
            return ByteBuffer.wrap(QUESTION.clone());
        }

        /** Vendor, product and version out of an answer; what is not there, or not whole, is left out. */
        static Map<String, String> of(byte[] answer) {
            Map<String, String> said = new TreeMap<>();
            if (answer.length < HEAD || answer[0] != QUESTION[0] || answer[1] != QUESTION[1]) {
                return said;
            }
            int at = HEAD;
            for (int object = 0; object < (answer[HEAD - 1] & 0xff) && at + 2 <= answer.length; object++) {
                int length = answer[at + 1] & 0xff;
                if (at + 2 + length > answer.length) {
                    break;
                }
                String name = OBJECTS.get(answer[at] & 0xff);
                if (name != null) {
                    said.put(name, new String(answer, at + 2, length, StandardCharsets.UTF_8).strip());
                }
                at += 2 + length;
            }
            return said;
        }
    }
}
