package org.millwright.adapters.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.machine.Tag;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;

/**
 * A text file that was read to its end: one machine, as rows of its values.
 *
 * @param tags the names of the tags
 * @param times the times of the rows
 * @param rows the values of the rows
 * @param understanding what was said about the file
 * @param report the account
 */
record Reading(
        List<String> tags, List<Long> times, List<List<Double>> rows, List<Message> understanding, ReadReport report) {

    static Reading of(Path file) {
        try (Recording recording = new TextReader().open(file, ReadOptions.NONE)) {
            return of(recording);
        }
    }

    static Reading of(Recording recording) {
        List<Long> times = new ArrayList<>();
        List<List<Double>> rows = new ArrayList<>();
        ReadReport report = recording.read(
                (machine, block) -> {
                    for (int row = 0; row < block.rows(); row++) {
                        times.add(block.time(row));
                        List<Double> values = new ArrayList<>();
                        for (int tag = 0; tag < block.tags().size(); tag++) {
                            values.add(block.value(row, tag));
                        }
                        rows.add(values);
                    }
                    return true;
                },
                Recording.Progress.NONE);
        assertEquals(rows.size(), report.rows());
        List<String> tags =
                recording.machines().getFirst().tags().stream().map(Tag::name).toList();
        return new Reading(tags, times, rows, recording.understanding(), report);
    }

    /** The values of a tag. */
    List<Double> values(String tag) {
        assertTrue(tags.contains(tag), () -> "There is no tag (" + tag + ") among " + tags);
        return rows.stream().map(row -> row.get(tags.indexOf(tag))).toList();
    }

    /** How the syntax was understood. */
    Message syntax() {
        return understanding.stream()
                .filter(message -> message.code().equals("recording.text.syntax"))
                .findFirst()
                .orElseThrow();
    }

    /** The message by which the file is refused. */
    static Message refused(String code, Path file) {
        Message message = assertThrows(MillwrightException.class, () -> of(file))
                .problem()
                .message();
        assertEquals("recording." + code, message.code(), message.text());
        return message;
    }
}
