package org.millwright.adapters.sparkplug;

/** What comes out of the state machine of a host. */
interface HostOutput {
    /**
     * A value.
     *
     * @param address {@code group/node#metric} or {@code group/node/device#metric}
     * @param arrivedMicros when its message came
     */
    void value(String address, Reading reading, long arrivedMicros);

    /** A metric has no valid value from now on. */
    void bad(String address, long micros);

    /** Messages of a node are missing, or could not be used. */
    void gap(String node, long fromMicros, long untilMicros, long values);

    /** A message is dropped. */
    void reject(SparkTopic topic, String why, byte[] bytes);

    /** For now nothing more comes. */
    void flush();

    /** How many values have been taken, for the usual rate. */
    long values();

    /**
     * A value with all that is known of it.
     *
     * @param type its type
     * @param millis its time; -1 where neither metric nor payload have one
     * @param value the value
     * @param marks what stands beside it
     */
    record Reading(DataType type, long millis, Metric.Raw value, Metric.Marks marks) {}
}
