package org.millwright.adapters.sparkplug;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.millwright.MillwrightException;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Point;

/**
 * What a person has set.
 *
 * @param groups the groups to follow
 * @param host our id as a host
 */
record SparkplugSettings(List<String> groups, String host) {
    static SparkplugSettings of(Connection connection) {
        List<String> groups = Arrays.stream(
                        connection.setting("groups").orElse("").strip().split("[\\s,]+"))
                .filter(group -> !group.isEmpty())
                .toList();
        for (String group : groups) {
            if (!group.equals("+")) {
                id("groups", group);
            }
        }
        String host = connection.setting("host").orElse("millwright").strip();
        id("host", host);
        return new SparkplugSettings(groups, host);
    }

    private static void id(String key, String text) {
        if (text.isBlank() || text.matches(".*[+#/].*")) {
            throw MillwrightException.badRequest(
                    "sparkplug.setting.wrong",
                    "The setting {key} of a Sparkplug connection holds ({value}), which is no id: it may not be empty or hold + # /.",
                    "key",
                    key,
                    "value",
                    text);
        }
    }

    /** The topic filters for these points. */
    List<String> filters(List<Point> points) {
        Set<String> all = new TreeSet<>(groups);
        if (groups.isEmpty()) {
            points.forEach(point -> all.add(group(point)));
        }
        return all.stream()
                .map(group -> SparkTopic.NAMESPACE + "/" + group + "/#")
                .toList();
    }

    private static String group(Point point) {
        String address = point.address();
        if (!address.matches("[^/#+]+/[^/#+]+(/[^/#+]+)?#.+")) {
            throw MillwrightException.badRequest(
                    "sparkplug.address.wrong",
                    "The address ({address}) is none of Sparkplug. Write group/node/device#metric, or group/node#metric.",
                    "address",
                    address);
        }
        return address.substring(0, address.indexOf('/'));
    }

    /** Checks the addresses, also where the groups are set. */
    static void check(List<Point> points) {
        points.forEach(SparkplugSettings::group);
    }
}
