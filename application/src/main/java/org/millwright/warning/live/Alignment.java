package org.millwright.warning.live;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.millwright.machine.Tag;

/**
 * How the values of a machine, which come tag by tag or in rows, are laid side by side for a detector: one row for each cell of time
 * in which something came, and where a tag had nothing its last value for so many cells. Not changed after it was made.
 *
 * @param tags the tags in the order of the detector's columns
 * @param stepMicros the length of a cell
 * @param phaseMicros where in a step the values usually come, 0 to below the step; the middle of a cell lies there
 * @param startMicros rows before are left out
 * @param holds per tag for how many cells its last value stands in
 */
record Alignment(List<Tag> tags, long stepMicros, long phaseMicros, long startMicros, List<Integer> holds) {
    /** For so many cells a last value stands in at least. */
    static final int LEAST_HOLD = 5;

    Alignment {
        tags = List.copyOf(tags);
        holds = List.copyOf(holds);
        if (tags.isEmpty() || tags.size() != holds.size() || stepMicros < 1) {
            throw new IllegalArgumentException(
                    "An alignment of (%d) tags on cells of (%d) µs cannot be.".formatted(tags.size(), stepMicros));
        }
    }

    /** One with the least holds, before anything is known. */
    static Alignment plain(List<Tag> tags, long stepMicros, long phaseMicros) {
        return new Alignment(
                tags,
                stepMicros,
                phaseMicros,
                Long.MIN_VALUE,
                tags.stream().map(tag -> LEAST_HOLD).toList());
    }

    /** The same with what was learnt of the tags' habits. */
    Alignment holding(List<Integer> cells) {
        return new Alignment(tags, stepMicros, phaseMicros, startMicros, cells);
    }

    /** The same, but rows before a time are left out. */
    Alignment from(long micros) {
        return new Alignment(tags, stepMicros, phaseMicros, micros, holds);
    }

    /** The cell of a time. */
    long cell(long timeMicros) {
        return Math.floorDiv(timeMicros - phaseMicros + stepMicros / 2, stepMicros);
    }

    void write(DataOutput to) throws IOException {
        to.writeLong(stepMicros);
        to.writeLong(phaseMicros);
        to.writeLong(startMicros);
        to.writeInt(tags.size());
        for (int i = 0; i < tags.size(); i++) {
            Tag tag = tags.get(i);
            to.writeUTF(tag.name());
            to.writeUTF(tag.unit());
            to.writeBoolean(tag.kind() == Tag.Kind.STATUS);
            to.writeInt(tag.words().size());
            for (String word : tag.words()) {
                to.writeUTF(word);
            }
            to.writeInt(holds.get(i));
        }
    }

    static Alignment read(DataInput from) throws IOException {
        long step = from.readLong();
        long phase = from.readLong();
        long start = from.readLong();
        int count = from.readInt();
        List<Tag> tags = new ArrayList<>();
        List<Integer> holds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = from.readUTF();
            String unit = from.readUTF();
            Tag.Kind kind = from.readBoolean() ? Tag.Kind.STATUS : Tag.Kind.MEASUREMENT;
            List<String> words = new ArrayList<>();
            for (int n = from.readInt(); n > 0; n--) {
                words.add(from.readUTF());
            }
            tags.add(new Tag(name, unit, kind, words));
            holds.add(from.readInt());
        }
        return new Alignment(tags, step, phase, start, holds);
    }
}
