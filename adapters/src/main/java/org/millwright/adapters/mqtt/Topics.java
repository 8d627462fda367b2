package org.millwright.adapters.mqtt;

import org.millwright.MillwrightException;

/** Names of topics and filters of topics (MQTT 5, section 4.7). */
final class Topics {
    private static final int LONGEST = 65_535;

    private Topics() {}

    /**
     * Checks a filter.
     *
     * @param all true if a person has confirmed to read everything
     * @throws MillwrightException if it is none, or a lone {@code #} that nobody confirmed
     */
    static void check(String filter, boolean all) {
        String[] levels = filter.split("/", -1);
        boolean fine = !filter.isEmpty() && filter.length() <= LONGEST && filter.indexOf('\0') < 0;
        for (int at = 0; at < levels.length; at++) {
            String level = levels[at];
            fine &= !level.contains("+") || level.equals("+");
            fine &= !level.contains("#") || (level.equals("#") && at == levels.length - 1);
        }
        if (!fine) {
            throw MillwrightException.badRequest(
                    "mqtt.filter.wrong",
                    "The topic filter ({filter}) is none: + stands for one whole level, # only at the end.",
                    "filter",
                    filter);
        }
        if (filter.equals("#") && !all) {
            throw MillwrightException.badRequest(
                    "mqtt.filter.all",
                    "The topic filter # reads everything that the broker has, which may be very much. Name a part of it, such as plant/#,"
                            + " or set confirm-all to yes.",
                    "filter",
                    filter);
        }
    }

    /** True for the name of one topic, without wildcards. */
    static boolean name(String topic) {
        return !topic.isEmpty()
                && topic.length() <= LONGEST
                && topic.chars().noneMatch(c -> c == '+' || c == '#' || c == 0);
    }
}
