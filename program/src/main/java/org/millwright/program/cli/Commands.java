package org.millwright.program.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.millwright.Message;

/**
 * Every command there is, in the order in which help lists them. A command's object, and with it its classes, is made only when
 * somebody runs it or asks for its help: the list itself starts in no time.
 */
public final class Commands {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * One command.
     *
     * @param name what a person types
     * @param summary one sentence for the list and the head of its help
     * @param maker makes the object with picocli's annotations
     */
    record Entry(String name, Message summary, Function<Console, Object> maker) {}

    /**
     * Adds a command; its object is one with picocli's annotations, {@code Callable<Integer>} with an exit code.
     *
     * @param summary one English sentence, its Chinese text is {@code help.NAME.summary}
     * @throws IllegalArgumentException if there is one of this name
     */
    public Commands add(String name, String summary, Function<Console, Object> maker) {
        Entry entry = new Entry(name, Message.of("help." + name + ".summary", summary), maker);
        if (entries.put(name, entry) != null) {
            throw new IllegalArgumentException("There are two commands (%s).".formatted(name));
        }
        return this;
    }

    List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    List<String> names() {
        return List.copyOf(entries.keySet());
    }

    Optional<Entry> named(String name) {
        return Optional.ofNullable(entries.get(name));
    }
}
