package org.millwright.program.bench.connect;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millwright.dataset.Range;
import org.millwright.history.Historian;
import org.millwright.history.LastValues;
import org.millwright.history.Wide;
import org.millwright.machine.Block;
import org.millwright.machine.written.Written;
import org.millwright.plant.Rows.Unit;
import org.millwright.program.api.Plant;
import org.millwright.program.cli.VersionCommand;
import org.millwright.program.serve.Parts;
import org.millwright.program.serve.Service;
import org.millwright.program.settings.HomeLock;
import org.millwright.program.settings.Secrets;
import org.millwright.program.settings.SettingsReader;
import org.millwright.program.settings.SettingsStore;

/**
 * The process of the whole program, served as {@code serve} does it, its door open. It is asked from inside what can be read of its
 * history.
 *
 * <p>It knows {@code open LOAD}, {@code await NUMBER SECONDS}, {@code mark}, {@code readable}, {@code lag SECONDS}, {@code since MICROS SECONDS},
 * {@code rows FROM UNTIL} and {@code check LAST}.
 */
final class ServedProgram implements Conversation.Answers {
    private static final int LOOK_MILLIS = 5;
    private static final Range ALWAYS = new Range(0, Long.MAX_VALUE);

    private final Path folder;
    private final Written.Syntax syntax;
    private final Parts.Assembly assembly;
    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable Plant plant;
    private Load load = Load.of(1, 1);
    private long[] from = {};
    private long[] until = {};

    ServedProgram(Path folder, Written.Syntax syntax, Parts.Assembly assembly) {
        this.folder = folder;
        this.syntax = syntax;
        this.assembly = assembly;
    }

    @Override
    public Map<String, Object> answer(List<String> words) throws InterruptedException {
        return switch (words.getFirst()) {
            case "open" -> open(Load.parse(words.get(1)));
            case "await" -> await(Long.parseLong(words.get(1)), Double.parseDouble(words.get(2)));
            case "mark" -> mark();
            case "readable" -> readable();
            case "lag" -> new LagWatch(load, last()).watch(Double.parseDouble(words.get(1)));
            case "since" -> since(Long.parseLong(words.get(1)), Double.parseDouble(words.get(2)));
            case "rows" -> rows(new Range(Long.parseLong(words.get(1)), Long.parseLong(words.get(2))));
            case "check" -> check(Long.parseLong(words.get(1)));
            default -> throw Conversation.unknown(words);
        };
    }

    private Map<String, Object> open(Load what) {
        Logger.getLogger("").setLevel(Level.WARNING);
        load = what;
        var home = LoadSettings.home(folder);
        open.add(HomeLock.take(home));
        InstantSource clock = InstantSource.system();
        SecureRandom chance = new SecureRandom();
        SettingsStore store = new SettingsStore(home, new SettingsReader(syntax, ZoneId.systemDefault()), clock);
        Parts parts = assembly.open(
                new Plant.Configuration(home, store, Secrets.of(home, Map.of(), chance)),
                new Plant.Time(clock, chance));
        plant = parts.plant();
        Service service = Service.start(parts, store.settings().server(), VersionCommand.version());
        open.add(service);
        return Map.of("port", service.port());
    }

    private Plant plant() {
        if (plant == null) {
            throw new IllegalStateException("The program was not opened.");
        }
        return plant;
    }

    private Historian historian() {
        return plant().history().historian();
    }

    private LastValues last() {
        return historian().last();
    }

    /** Waits until a number of every tag can be read. */
    private Map<String, Object> await(long number, double seconds) throws InterruptedException {
        long began = System.nanoTime();
        boolean there = all(number);
        while (!there && System.nanoTime() - began < seconds * 1e9) {
            Thread.sleep(LOOK_MILLIS);
            there = all(number);
        }
        return Map.of("done", there, "seconds", (System.nanoTime() - began) / 1e9, "health", health());
    }

    private boolean all(long number) {
        return Arrays.stream(load.readable(last())).allMatch(one -> one >= number);
    }

    private String health() {
        return plant().lines()
                .running(LoadSettings.CONNECTION)
                .map(connector -> connector.health().why().text())
                .orElse("not running");
    }

    /** Waits until every tag has a value of later than a time; says when. */
    private Map<String, Object> since(long micros, double seconds) throws InterruptedException {
        long began = System.nanoTime();
        boolean there = later(micros);
        while (!there && System.nanoTime() - began < seconds * 1e9) {
            Thread.sleep(LOOK_MILLIS);
            there = later(micros);
        }
        return Map.of("done", there, "at", Costs.nowMicros(), "health", health());
    }

    private boolean later(long micros) {
        LastValues last = last();
        return load.paths().stream()
                .allMatch(path ->
                        last.of(path).map(one -> one.timeMicros() > micros).orElse(false));
    }

    /** How many values were counted up to those that can be read now. */
    private Map<String, Object> readable() {
        Map<String, Object> told = new TreeMap<>(Costs.told());
        told.put("values", Arrays.stream(load.readable(last())).sum());
        return told;
    }

    /** How many rows the first machine has in a time. */
    private Map<String, Object> rows(Range times) {
        Unit unit = load.units().getFirst();
        String name = unit.tags().getFirst().tag().name();
        long rows = 0;
        try (Wide wide = historian().wide(unit.path(), List.of(name), times)) {
            for (Block block = wide.next(); block.rows() > 0; block = wide.next()) {
                rows += block.rows();
            }
        }
        return Map.of("rows", rows);
    }

    /** One end of what is measured. */
    private Map<String, Object> mark() {
        from = until;
        until = load.readable(last());
        return Costs.told();
    }

    /** Reads all of the history back and compares it with what was counted. */
    private Map<String, Object> check(long counted) {
        var losses = plant().lines().losses(LoadSettings.CONNECTION, Integer.MAX_VALUE);
        List<String> machines =
                load.units().stream().map(unit -> unit.path().toString()).toList();
        Verdict verdict = new Verdict(losses, machines);
        long between = 0;
        int first = 0;
        for (Unit unit : load.units()) {
            List<TagCheck> tags = read(unit);
            long begin = Long.MAX_VALUE;
            for (int tag = 0; tag < tags.size(); tag++) {
                between += tags.get(tag).between(from[first + tag], until[first + tag]);
                begin = Math.min(begin, from[first + tag]);
            }
            verdict.machine(unit.path().toString(), tags, Math.max(0, begin), counted);
            first += tags.size();
        }
        Map<String, Object> told = new TreeMap<>();
        told.put("between", between);
        told.put("missing", verdict.missing());
        told.put("reported", verdict.reported());
        told.put("unreported", verdict.unreported());
        told.put("overreported", verdict.overreported());
        told.put("disorder", verdict.disorder());
        told.put("wrong", verdict.wrong());
        told.put("losses", losses.stream().limit(20).map(Object::toString).toList());
        return told;
    }

    private List<TagCheck> read(Unit unit) {
        List<String> names = unit.tags().stream().map(tag -> tag.tag().name()).toList();
        List<TagCheck> tags = new ArrayList<>();
        for (int tag = 0; tag < names.size(); tag++) {
            tags.add(new TagCheck(tag));
        }
        try (Wide rows = historian().wide(unit.path(), names, ALWAYS)) {
            for (Block block = rows.next(); block.rows() > 0; block = rows.next()) {
                for (int tag = 0; tag < tags.size(); tag++) {
                    take(block.values(tag), block.rows(), tags.get(tag));
                }
            }
        }
        return tags;
    }

    private static void take(double[] values, int rows, TagCheck tag) {
        for (int row = 0; row < rows; row++) {
            if (!Double.isNaN(values[row])) {
                tag.row(values[row]);
            }
        }
    }

    @Override
    public void close() {
        for (AutoCloseable one : open.reversed()) {
            try {
                one.close();
            } catch (Exception unclean) {
                throw new IllegalStateException("The measured program did not end well.", unclean);
            }
        }
    }
}
