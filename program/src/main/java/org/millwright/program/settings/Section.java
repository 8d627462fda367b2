package org.millwright.program.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.millwright.MillwrightException;
import org.millwright.machine.written.Written;
import org.millwright.program.cli.Nearest;

/** Named parts while they are read: remembers which names are known, so that a slip is found. */
final class Section {
    private final String file;
    private final String where;
    private final Written.Named named;
    private final Set<String> known = new LinkedHashSet<>();

    Section(String file, String where, Written.Named named) {
        this.file = file;
        this.where = where;
        this.named = named;
    }

    int line() {
        return named.place().line();
    }

    /** A section below this one; an empty one where it is not written. */
    Section section(String name) {
        known.add(name);
        return new Section(file, path(name), parts(name, named.parts().get(name)));
    }

    /** One record for each part of a section whose names are the person's own. */
    <T> List<T> each(String name, Function<Entry, T> read) {
        known.add(name);
        List<T> all = new ArrayList<>();
        for (Written.Part part : parts(name, named.parts().get(name)).parts().values()) {
            String path = path(name) + "." + part.name();
            all.add(read.apply(new Entry(part.name(), new Section(file, path, parts(path, part)))));
        }
        return all;
    }

    /** A part of a section: its name, and what is below it. */
    record Entry(String name, Section section) {}

    /** One record for each item of a list. */
    <T> List<T> list(String name, Function<Section, T> read) {
        List<T> all = new ArrayList<>();
        for (Written item : items(name)) {
            if (!(item instanceof Written.Named parts)) {
                throw unfit(name, "-", item.place().line(), "{asset: …, tag: …}");
            }
            all.add(read.apply(new Section(file, path(name), parts)));
        }
        return all;
    }

    List<String> words(String name) {
        return items(name).stream().map(item -> text(name, item)).toList();
    }

    Map<String, String> texts(String name) {
        known.add(name);
        Map<String, String> all = new LinkedHashMap<>();
        parts(name, named.parts().get(name)).parts().forEach((key, part) -> all.put(key, text(key, part.value())));
        return all;
    }

    String word(String name, String usual) {
        known.add(name);
        Written.Part part = named.parts().get(name);
        String text = part == null ? "" : text(name, part.value());
        return text.isEmpty() ? usual : text;
    }

    /** A word that must be there. */
    String needed(String name) {
        String word = word(name, "");
        if (word.isBlank()) {
            throw MillwrightException.badRequest(
                    "settings.name.missing",
                    "In {file} the part {where} (line {row}) lacks the name ({name}). Add it.",
                    "file",
                    file,
                    "where",
                    where,
                    "row",
                    line(),
                    "name",
                    name);
        }
        return word;
    }

    /** A word that is read by a function which fails with IllegalArgumentException or another for what does not fit. */
    <T> T word(String name, T usual, String form, Function<String, T> read) {
        String word = word(name, "");
        if (word.isEmpty()) {
            return usual;
        }
        try {
            return read.apply(word);
        } catch (IllegalArgumentException | java.time.DateTimeException wrong) {
            throw unfit(name, word, lineOf(name), form);
        }
    }

    int number(String name, int usual, int least, int most) {
        return word(name, usual, least + " … " + most, text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    Duration span(String name, Duration usual) {
        return word(name, usual, "250ms, 5s, 10m, 8h, 7d, 10y", text -> Spans.of(text)
                .filter(span -> !span.isZero())
                .orElseThrow(() -> new IllegalArgumentException(text)));
    }

    /**
     * Says that all names that may stand here were asked for.
     *
     * @throws MillwrightException for the first that was not, with the nearest that may
     */
    void end() {
        for (Written.Part part : named.parts().values()) {
            if (!known.contains(part.name())) {
                throw unknown(part, known);
            }
        }
    }

    private MillwrightException unknown(Written.Part part, Collection<String> names) {
        return Nearest.to(part.name(), names)
                .map(nearest -> MillwrightException.badRequest(
                        "settings.name.mistyped",
                        "In {file}, line {row}, the name ({name}) is not known in {where}. Maybe {meant} was meant.",
                        "file",
                        file,
                        "row",
                        part.place().line(),
                        "name",
                        part.name(),
                        "where",
                        where.isEmpty() ? "-" : where,
                        "meant",
                        nearest))
                .orElseGet(() -> MillwrightException.badRequest(
                        "settings.name.unknown",
                        "In {file}, line {row}, the name ({name}) is not known in {where}. Known there: {known}.",
                        "file",
                        file,
                        "row",
                        part.place().line(),
                        "name",
                        part.name(),
                        "where",
                        where.isEmpty() ? "-" : where,
                        "known",
                        String.join(", ", names)));
    }

    MillwrightException unfit(String name, String value, int row, String form) {
        return MillwrightException.badRequest(
                "settings.value.unfit",
                "In {file}, line {row}, ({value}) does not fit {name}. It is written like: {form}",
                "file",
                file,
                "row",
                row,
                "value",
                value,
                "name",
                path(name),
                "form",
                form);
    }

    int lineOf(String name) {
        Written.Part part = named.parts().get(name);
        return part == null ? line() : part.place().line();
    }

    private List<Written> items(String name) {
        known.add(name);
        Written.Part part = named.parts().get(name);
        if (part == null
                || (part.value() instanceof Written.Word word && word.text().isEmpty())) {
            return List.of();
        }
        if (part.value() instanceof Written.Items items) {
            return items.items();
        }
        throw unfit(name, shown(part.value()), part.place().line(), "[a, b]");
    }

    private String text(String name, Written value) {
        if (value instanceof Written.Word word) {
            return word.text();
        }
        throw unfit(name, shown(value), value.place().line(), "word");
    }

    private Written.Named parts(String name, Written.@org.jspecify.annotations.Nullable Part part) {
        if (part == null
                || (part.value() instanceof Written.Word word && word.text().isEmpty())) {
            return new Written.Named(Map.of(), false, part == null ? named.place() : part.place());
        }
        if (part.value() instanceof Written.Named parts) {
            return new Written.Named(parts.parts(), parts.inline(), part.place());
        }
        throw unfit(name, shown(part.value()), part.place().line(), "name: value");
    }

    private static String shown(Written value) {
        return switch (value) {
            case Written.Word word -> word.text();
            case Written.Items _ -> "- …";
            case Written.Named _ -> "…: …";
        };
    }

    private String path(String name) {
        return where.isEmpty() ? name : where + "." + name;
    }
}
