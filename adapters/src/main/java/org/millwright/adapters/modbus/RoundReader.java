package org.millwright.adapters.modbus;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.connect.Standing;

/** Reads one round again and again and remembers what the device does not have. The time of its rows is that of its first answer. */
final class RoundReader implements SpanReader.Found {
    private final Rounds.Round round;
    private final Poller.Told told;
    private final InstantSource clock;
    private final List<Rounds.Sheet> sheets;
    private final double[] values;
    private final byte[] qualities;
    private final String[] texts;
    private List<Span> spans;
    private RoundFaults faults;
    private long micros;

    RoundReader(Rounds.Round round, Poller.Told told, InstantSource clock) {
        this.round = round;
        this.told = told;
        this.clock = clock;
        this.spans = round.spans();
        this.sheets = round.sheets();
        this.values = new double[round.targets().size()];
        this.qualities = new byte[values.length];
        this.texts = new String[values.length];
        Arrays.fill(texts, "");
        this.faults = new RoundFaults(Map.of());
    }

    Duration period() {
        return round.period();
    }

    int requests() {
        return spans.size();
    }

    int values() {
        return values.length;
    }

    /**
     * Reads once and offers what came.
     *
     * @return false if nothing answered
     */
    boolean read(ModbusLine line, RoundFaults into) throws IOException {
        faults = into;
        micros = 0;
        Arrays.fill(values, Double.NaN);
        Arrays.fill(qualities, SourceQuality.ABSENT);
        SpanReader reader = new SpanReader(line);
        spans = reader.read(spans, this);
        for (Rounds.Sheet sheet : sheets) {
            offer(sheet);
        }
        return reader.answered() || spans.isEmpty();
    }

    private void offer(Rounds.Sheet sheet) {
        int width = sheet.targets().length;
        double[][] columns = new double[width][1];
        byte[][] codes = new byte[width][1];
        int there = 0;
        for (int column = 0; column < width; column++) {
            columns[column][0] = values[sheet.targets()[column]];
            codes[column][0] = qualities[sheet.targets()[column]];
            there += codes[column][0] == SourceQuality.ABSENT ? 0 : 1;
        }
        if (there > 0) {
            long[] times = {time()};
            told.intake().offer(sheet.asset(), Block.over(sheet.tags(), 1, times, columns, codes));
            told.standing().came(there, times[0]);
        }
    }

    private long time() {
        if (micros == 0) {
            micros = Standing.micros(clock.instant());
        }
        return micros;
    }

    @Override
    public void value(Span.Item item, byte[] bytes, int first) {
        Rounds.Target target = round.targets().get(item.index());
        faults.good(name(target), item.register().unit());
        Value value = Value.of(item.register(), bytes, first);
        if (target.text()) {
            text(item.index(), target, value.text());
            return;
        }
        time();
        boolean good = !Double.isNaN(value.number());
        values[item.index()] = value.number();
        qualities[item.index()] = good ? SourceQuality.GOOD : SourceQuality.BAD;
        if (value.rounded()) {
            told.intake().lost(new Loss(told.name(), name(target), time(), time(), Loss.Reason.PRECISION, 1, true));
        }
    }

    private void text(int index, Rounds.Target target, String text) {
        if (!text.equals(texts[index])) {
            texts[index] = text;
            Map<String, String> of = Map.of("tag", target.point().tag().name());
            told.intake().offer(new MachineEvent(target.point().asset(), time(), "text", text, of));
            told.standing().came(1, time());
        }
    }

    @Override
    public void none(Span.Item item, SpanReader.Cause cause) {
        Rounds.Target target = round.targets().get(item.index());
        faults.none(name(target), item.register().unit(), cause);
        qualities[item.index()] = target.text() ? SourceQuality.ABSENT : SourceQuality.BAD;
        if (cause.malformed().length > 0) {
            told.rejects().add(name(target), cause.word(), cause.malformed(), 1, told.intake());
        }
    }

    private static String name(Rounds.Target target) {
        return target.point().path().toString();
    }
}
