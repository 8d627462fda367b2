package org.millwright.language.template;

import java.time.LocalDate;
import java.util.List;
import org.millwright.language.Said;
import org.millwright.language.Tool;

/**
 * What a template writes down.
 *
 * @param messages so far, the oldest first
 * @param tools that the model may ask for
 * @param thinking whether a model that can think before it answers shall
 * @param today some families tell the model the date
 */
public record Talk(List<Said> messages, List<Tool> tools, boolean thinking, LocalDate today) {
    public Talk {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    /** How many calls were asked for so far; the next one's id follows. */
    int calls() {
        return messages.stream().mapToInt(message -> message.calls().size()).sum();
    }
}
