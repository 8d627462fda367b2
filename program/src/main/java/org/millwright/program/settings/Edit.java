package org.millwright.program.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.machine.written.Written;

/** Changes one entry of a text of settings and leaves every other line, comments too, as the person wrote it. */
final class Edit {
    private final List<String> lines;
    private final Written.Named tree;

    Edit(String text, Written.Named tree) {
        this.lines = new ArrayList<>(text.lines().toList());
        this.tree = tree;
    }

    /**
     * Puts an entry into a section, in place of the one of this name if there is one.
     *
     * @param entry its lines, the first with the name, without indentation of their own
     * @return the new text; empty if the section stands between braces, so that it cannot be changed by lines
     */
    Optional<String> put(String section, String name, List<String> entry) {
        Written.Part part = tree.parts().get(section);
        if (part == null) {
            lines.add("");
            lines.add(section + ":");
            lines.addAll(indented(entry, 2));
            return text();
        }
        if (part.value() instanceof Written.Named named && !named.parts().isEmpty()) {
            return named.inline() ? Optional.empty() : put(named, name, entry);
        }
        int line = part.place().line();
        lines.set(line - 1, Lines.word(section) + ":");
        lines.addAll(line, indented(entry, 2));
        return text();
    }

    private Optional<String> put(Written.Named section, String name, List<String> entry) {
        int column = section.parts().values().iterator().next().place().column() - 1;
        Written.Part old = section.parts().get(name);
        int at = section.place().last();
        if (old != null) {
            at = old.place().line() - 1;
            cut(old);
        }
        lines.addAll(at, indented(entry, column));
        return text();
    }

    /** Takes an entry out of a section. */
    Optional<String> remove(String section, String name) {
        Written.Part part = tree.parts().get(section);
        if (part == null
                || !(part.value() instanceof Written.Named named)
                || !named.parts().containsKey(name)) {
            return text();
        }
        if (named.inline()) {
            return Optional.empty();
        }
        cut(named.parts().get(name));
        return text();
    }

    private void cut(Written.@org.jspecify.annotations.Nullable Part part) {
        if (part != null) {
            lines.subList(
                            part.place().line() - 1,
                            Math.max(part.place().last(), part.value().place().last()))
                    .clear();
        }
    }

    private Optional<String> text() {
        return Optional.of(String.join("\n", lines) + "\n");
    }

    private static List<String> indented(List<String> entry, int by) {
        return entry.stream().map(line -> " ".repeat(by) + line).toList();
    }
}
