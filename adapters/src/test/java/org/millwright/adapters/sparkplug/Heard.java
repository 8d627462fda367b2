package org.millwright.adapters.sparkplug;

import java.util.ArrayList;
import java.util.List;

/** Writes down what the state machine says. */
final class Heard implements HostOutput {
    final List<String> values = new ArrayList<>();
    final List<String> bad = new ArrayList<>();
    long badMicros;
    final List<Long> gaps = new ArrayList<>();
    final List<String> rejects = new ArrayList<>();
    final List<String> rebirths = new ArrayList<>();

    @Override
    public void value(String address, Reading reading, long arrivedMicros) {
        values.add(address + "=" + reading.type().number(reading.value()));
    }

    @Override
    public void bad(String address, long micros) {
        bad.add(address);
        badMicros = micros;
    }

    @Override
    public void gap(String node, long fromMicros, long untilMicros, long count) {
        gaps.add(count);
    }

    @Override
    public void reject(SparkTopic topic, String why, byte[] bytes) {
        rejects.add(why);
    }

    @Override
    public void flush() {}

    @Override
    public long values() {
        return values.size();
    }

    boolean ask(String group, String node) {
        rebirths.add(group + "/" + node);
        return true;
    }

    void clear() {
        values.clear();
        bad.clear();
        gaps.clear();
        rejects.clear();
        rebirths.clear();
    }
}
