package org.millwright.adapters.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The topics that have been seen, each with its last payload, as far as they fit. Safe for any thread. */
final class TopicsSeen {
    private static final int MOST = 10_000;
    private static final int BYTES = 16_384;

    private final TreeMap<String, Seen> topics = new TreeMap<>();
    private long more;

    /**
     * A payload.
     *
     * @param bytes what
     * @param micros when it came
     * @param retained true if the broker had kept it
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over and never changed after
    record Seen(byte[] bytes, long micros, boolean retained) {}

    synchronized void see(String topic, Seen payload) {
        if (topics.size() >= MOST && !topics.containsKey(topic)) {
            more++;
        } else {
            topics.put(
                    topic,
                    payload.bytes().length > BYTES
                            ? new Seen(new byte[0], payload.micros(), payload.retained())
                            : payload);
        }
    }

    synchronized Optional<Seen> last(String topic) {
        return Optional.ofNullable(topics.get(topic));
    }

    synchronized List<String> names() {
        return new ArrayList<>(topics.keySet());
    }

    synchronized int count() {
        return topics.size();
    }

    /** How many messages named a topic that found no room. */
    synchronized long more() {
        return more;
    }
}
