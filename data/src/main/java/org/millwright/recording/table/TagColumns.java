package org.millwright.recording.table;

import java.util.List;
import java.util.Map;
import org.millwright.Message;
import org.millwright.machine.Tag;

/**
 * The columns that become tags, and what is to say about all others.
 *
 * @param plans how each tag is read, in the order of the columns
 * @param leftOut the columns that become no tag, with the reason
 * @param notes what a person should know about the cells
 */
record TagColumns(List<ColumnPlan> plans, Map<String, Message> leftOut, List<Message> notes) {
    TagColumns {
        plans = List.copyOf(plans);
        leftOut = Map.copyOf(leftOut);
        notes = List.copyOf(notes);
    }

    List<Tag> tags() {
        return plans.stream().map(ColumnPlan::tag).toList();
    }
}
