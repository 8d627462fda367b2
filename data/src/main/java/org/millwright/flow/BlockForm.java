package org.millwright.flow;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;

/** The saved form, version 1, of rows that wait in a snapshot. */
final class BlockForm {
    private static final int MEASUREMENT = 0;
    private static final int STATUS = 1;

    private BlockForm() {}

    /** Writes the rows of a block from one on; the tags only where they are not those written before. */
    static void write(Block block, int from, List<Tag> tagsBefore, DataOutput to) throws IOException {
        boolean newTags = !block.tags().equals(tagsBefore);
        to.writeBoolean(newTags);
        if (newTags) {
            write(block.tags(), to);
        }
        to.writeInt(block.rows() - from);
        for (int row = from; row < block.rows(); row++) {
            to.writeLong(block.time(row));
            for (int column = 0; column < block.tags().size(); column++) {
                to.writeByte(block.qualities(column)[row]);
                to.writeLong(Double.doubleToRawLongBits(block.value(row, column)));
            }
        }
    }

    private static void write(List<Tag> tags, DataOutput to) throws IOException {
        to.writeInt(tags.size());
        for (Tag tag : tags) {
            Bytes.text(to, tag.name());
            Bytes.text(to, tag.unit());
            to.writeByte(
                    switch (tag.kind()) {
                        case MEASUREMENT -> MEASUREMENT;
                        case STATUS -> STATUS;
                    });
            to.writeInt(tag.words().size());
            for (String word : tag.words()) {
                Bytes.text(to, word);
            }
        }
    }

    static Block read(List<Tag> tagsBefore, DataInput from) throws IOException {
        List<Tag> tags = from.readBoolean() ? tags(from) : tagsBefore;
        int rows = from.readInt();
        Block.Builder builder = new Block.Builder(tags, Math.min(rows, 4_096));
        for (int row = 0; row < rows; row++) {
            builder.row(from.readLong());
            for (int column = 0; column < tags.size(); column++) {
                Quality quality = Quality.ofCode(from.readByte());
                double value = Double.longBitsToDouble(from.readLong());
                if (quality.good()) {
                    builder.set(column, value);
                } else {
                    builder.unset(column, quality);
                }
            }
        }
        return builder.build();
    }

    private static List<Tag> tags(DataInput from) throws IOException {
        List<Tag> tags = new ArrayList<>();
        int width = from.readInt();
        for (int i = 0; i < width; i++) {
            tags.add(tag(from));
        }
        return List.copyOf(tags);
    }

    private static Tag tag(DataInput from) throws IOException {
        String name = Bytes.text(from);
        String unit = Bytes.text(from);
        Tag.Kind kind = from.readByte() == STATUS ? Tag.Kind.STATUS : Tag.Kind.MEASUREMENT;
        List<String> words = new ArrayList<>();
        int count = from.readInt();
        for (int i = 0; i < count; i++) {
            words.add(Bytes.text(from));
        }
        return new Tag(name, unit, kind, words);
    }
}
