package org.millwright.adapters.sparkplug;

/**
 * A metric of a message, with its own words where it brings them.
 *
 * @param name the name; empty where only the alias stands
 * @param alias the alias; -1 where none stands
 * @param type the data type; {@link DataType#UNKNOWN} where none stands
 * @param millis its time in milliseconds since 1970; -1 where none stands
 * @param value the value as it was sent
 * @param marks null, historical, quality and unit
 */
record Metric(String name, long alias, DataType type, long millis, Raw value, Marks marks) {
    /**
     * A value before its type is applied.
     *
     * @param bits whole numbers and booleans
     * @param number floating point numbers; NaN for others
     * @param text texts; empty for others
     */
    record Raw(long bits, double number, String text) {
        static final Raw NONE = new Raw(0, Double.NaN, "");
    }

    /**
     * What stands beside a value.
     *
     * @param none true if there is no value
     * @param historical true if it is not current
     * @param quality the number of OPC or Ignition; -1 where none stands
     * @param unit the engineering unit; empty where none stands
     */
    record Marks(boolean none, boolean historical, int quality, String unit) {
        static final Marks PLAIN = new Marks(false, false, -1, "");
    }
}
