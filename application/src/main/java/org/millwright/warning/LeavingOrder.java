package org.millwright.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.millwright.Message;
import org.millwright.diagnose.Departure;

/** Which tags left their own limits, in which order, and which of those that differ did not. */
final class LeavingOrder {
    private static final int MOST = 8;

    private LeavingOrder() {}

    /** The first tags that left, in their order. */
    static List<Message> of(Warning warning, TimeFormat times) {
        List<Departure> departures = warning.evidence().departures();
        return departures.stream()
                .limit(MOST)
                .map(departure -> line(departure, departures.getFirst().atMicros(), times))
                .toList();
    }

    /** How many more left, and which that differ did not. */
    static List<Message> others(Warning warning) {
        List<Departure> departures = warning.evidence().departures();
        if (departures.isEmpty()) {
            return List.of(Message.of(
                    "warning.order.none",
                    "No tag left its own limit by itself; what is unusual is how the values move."));
        }
        List<Message> lines = new ArrayList<>();
        if (departures.size() > MOST) {
            lines.add(Message.of(
                    "warning.order.more",
                    "Later, more tags left their own limits: {count}.",
                    "count",
                    departures.size() - MOST));
        }
        Set<String> gone = departures.stream().map(Departure::tag).collect(Collectors.toSet());
        String inside = Suspects.notable(warning.evidence()).stream()
                .filter(tag -> !gone.contains(tag))
                .collect(Collectors.joining(", "));
        if (!inside.isEmpty()) {
            lines.add(Message.of(
                    "warning.order.inside",
                    "These differ too, but stayed within their own limits: {tags}.",
                    "tags",
                    inside));
        }
        return lines;
    }

    private static Message line(Departure departure, long first, TimeFormat times) {
        long later = departure.atMicros() - first;
        return later > 0
                ? later(departure, times.at(departure.atMicros()), times.length(later))
                : first(departure, times.at(departure.atMicros()));
    }

    private static Message first(Departure departure, String at) {
        return departure.above()
                ? Message.of(
                        "warning.order.first-up",
                        "{tag} left its own limit upwards at {at}.",
                        "tag",
                        departure.tag(),
                        "at",
                        at)
                : Message.of(
                        "warning.order.first-down",
                        "{tag} left its own limit downwards at {at}.",
                        "tag",
                        departure.tag(),
                        "at",
                        at);
    }

    private static Message later(Departure departure, String at, String later) {
        return departure.above()
                ? Message.of(
                        "warning.order.later-up",
                        "{tag} left its own limit upwards at {at}, {later} later.",
                        "tag",
                        departure.tag(),
                        "at",
                        at,
                        "later",
                        later)
                : Message.of(
                        "warning.order.later-down",
                        "{tag} left its own limit downwards at {at}, {later} later.",
                        "tag",
                        departure.tag(),
                        "at",
                        at,
                        "later",
                        later);
    }
}
