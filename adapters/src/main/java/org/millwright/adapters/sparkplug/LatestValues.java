package org.millwright.adapters.sparkplug;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Sample;

/** Keeps the last value of each metric, for a person to look at. Safe for any thread. */
final class LatestValues implements HostOutput {
    private final Map<String, Sample> byAddress = new ConcurrentSkipListMap<>();

    @Override
    public void value(String address, Reading reading, long arrivedMicros) {
        double number = reading.type().number(reading.value());
        boolean text = reading.type().text();
        boolean good = !reading.marks().none() && (text || Double.isFinite(number));
        byAddress.put(
                address,
                new Sample(
                        address,
                        reading.millis() >= 0 ? reading.millis() * 1_000 : arrivedMicros,
                        good && !text ? number : Double.NaN,
                        text ? reading.value().text() : String.valueOf(number),
                        good ? SourceQuality.GOOD : SourceQuality.BAD,
                        reading.type().code()));
    }

    @Override
    public void bad(String address, long micros) {
        byAddress.put(address, new Sample(address, micros, Double.NaN, "", SourceQuality.BAD, "the node is gone"));
    }

    @Override
    public void gap(String node, long fromMicros, long untilMicros, long count) {}

    @Override
    public void reject(SparkTopic topic, String why, byte[] bytes) {}

    @Override
    public void flush() {}

    @Override
    public long values() {
        return 0;
    }

    Optional<Sample> sample(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    List<Sample> samples(int most) {
        return byAddress.values().stream().limit(most).toList();
    }
}
