package org.millwright.adapters.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.MillwrightException;
import org.millwright.machine.written.Written;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds one tree from the events of a parser. Used once. */
final class TreeBuilder {
    private static final int DEEPEST = 64;

    private final String file;
    private final Iterator<Event> events;
    private int depth;

    TreeBuilder(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    Written.Named document() {
        Event event = events.next();
        while (event.getEventId() == Event.ID.StreamStart || event.getEventId() == Event.ID.Comment) {
            event = events.next();
        }
        if (event.getEventId() == Event.ID.StreamEnd) {
            return new Written.Named(Map.of(), false, new Written.Place(1, 1, 1));
        }
        Written root = part(events.next());
        refuseMore();
        if (root instanceof Written.Word word && word.text().isEmpty()) {
            return new Written.Named(Map.of(), false, word.place());
        }
        if (root instanceof Written.Named named) {
            return named;
        }
        throw MillwrightException.badRequest(
                "settings.text.unnamed",
                "The file {file} must begin with a name and a colon, such as server:, and it does not (line {row}).",
                "file",
                file,
                "row",
                root.place().line());
    }

    private void refuseMore() {
        events.next();
        Event after = events.next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw refused(after, "---");
        }
    }

    private Written part(Event event) {
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw refused(event, event.getEventId() == Event.ID.Alias ? "*" : "&");
        }
        return switch (event) {
            case ScalarEvent scalar -> word(scalar);
            case SequenceStartEvent list -> items(list);
            case MappingStartEvent map -> named(map);
            default -> throw refused(event, event.getEventId().name());
        };
    }

    private Written.Word word(ScalarEvent scalar) {
        if (scalar.getTag().filter(tag -> !tag.equals("!")).isPresent()) {
            throw refused(scalar, "!");
        }
        boolean nothing = scalar.isPlain()
                && (scalar.getValue().equals("~") || scalar.getValue().equals("null"));
        return new Written.Word(nothing ? "" : scalar.getValue(), place(scalar, last(scalar)));
    }

    private Written.Items items(SequenceStartEvent start) {
        deeper(start);
        List<Written> items = new ArrayList<>();
        int last = line(start);
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            Written item = part(event);
            items.add(item);
            last = Math.max(last, item.place().last());
            event = events.next();
        }
        depth--;
        return new Written.Items(items, place(start, flow(start) ? last(event) : last));
    }

    private Written.Named named(MappingStartEvent start) {
        deeper(start);
        Map<String, Written.Part> parts = new LinkedHashMap<>();
        int last = line(start);
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            Written.Part part = part(event, parts);
            parts.put(part.name(), part);
            last = Math.max(
                    last, Math.max(part.place().last(), part.value().place().last()));
            event = events.next();
        }
        depth--;
        return new Written.Named(parts, flow(start), place(start, flow(start) ? last(event) : last));
    }

    private Written.Part part(Event event, Map<String, Written.Part> before) {
        if (!(event instanceof ScalarEvent)
                || !(part(event) instanceof Written.Word name)
                || name.text().isEmpty()) {
            throw refused(event, "?");
        }
        Written.Part twin = before.get(name.text());
        if (twin != null) {
            throw MillwrightException.badRequest(
                    "settings.name.twice",
                    "In {file} the name ({name}) of line {row} stands already in line {first}. Keep one of the two.",
                    "file",
                    file,
                    "name",
                    name.text(),
                    "row",
                    name.place().line(),
                    "first",
                    twin.place().line());
        }
        return new Written.Part(name.text(), name.place(), part(events.next()));
    }

    private void deeper(CollectionStartEvent start) {
        if (start.getTag().filter(tag -> !tag.equals("!")).isPresent()) {
            throw refused(start, "!");
        }
        depth++;
        if (depth > DEEPEST) {
            throw refused(start, "> " + DEEPEST);
        }
    }

    private static boolean flow(CollectionStartEvent start) {
        return start.getFlowStyle() == FlowStyle.FLOW;
    }

    private static int line(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** The last line that the part itself fills: a text block ends at the beginning of the line behind it. */
    private static int last(Event event) {
        Mark end = event.getEndMark().orElseThrow();
        int line = end.getLine() + 1;
        return end.getColumn() == 0 && line > line(event) ? line - 1 : line;
    }

    private static Written.Place place(Event event, int last) {
        return new Written.Place(
                line(event), event.getStartMark().map(Mark::getColumn).orElse(0) + 1, last);
    }

    private MillwrightException refused(Event event, String what) {
        return MillwrightException.badRequest(
                "settings.text.refused",
                "The file {file} uses ({what}) in line {row}, column {column}, which settings do without. Write the value itself, as a plain word or in quotes.",
                "file",
                file,
                "what",
                what,
                "row",
                line(event),
                "column",
                event.getStartMark().map(Mark::getColumn).orElse(0) + 1);
    }
}
