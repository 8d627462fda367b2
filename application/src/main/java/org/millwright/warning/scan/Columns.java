package org.millwright.warning.scan;

import java.util.ArrayList;
import java.util.List;
import org.millwright.MillwrightException;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;
import org.millwright.recording.Recording;

/** Finds the tags of one recording in another, by name and unit. */
final class Columns {
    private Columns() {}

    /**
     * For each tag of a machine its column in another recording.
     *
     * @throws MillwrightException if a tag is missing there, or has another unit
     */
    static int[] match(Recording.Machine machine, Recording.Machine other, String name) {
        int[] columns = new int[machine.tags().size()];
        List<String> missing = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            Tag tag = machine.tags().get(c);
            columns[c] = indexOf(other.tags(), tag.name());
            if (columns[c] < 0) {
                missing.add(tag.name());
            } else {
                sameUnit(tag, other.tags().get(columns[c]), name);
            }
        }
        if (!missing.isEmpty()) {
            throw MillwrightException.badRequest(
                    "warn.baseline.tags", """
                    The baseline {baseline} lacks these tags of the recording: {tags}.
                    Leave them out with --ignore, or take a baseline that has them.""", "baseline", name, "tags", String.join(", ", missing));
        }
        return columns;
    }

    private static int indexOf(List<Tag> tags, String name) {
        for (int c = 0; c < tags.size(); c++) {
            if (tags.get(c).name().equals(name)) {
                return c;
            }
        }
        return -1;
    }

    private static void sameUnit(Tag tag, Tag other, String name) {
        if (tag.hasUnit() && other.hasUnit() && !tag.unit().equals(other.unit())) {
            throw MillwrightException.badRequest(
                    "warn.baseline.unit",
                    """
                    The tag {tag} is in {unit}, but in {other} in the baseline {baseline}; nothing is converted.
                    Bring both to one unit, or leave the tag out with --ignore.""",
                    "tag",
                    tag.name(),
                    "unit",
                    tag.unit(),
                    "other",
                    other.unit(),
                    "baseline",
                    name);
        }
    }

    /** The same rows with the columns in another order. */
    static Block reorder(Block block, List<Tag> tags, int[] columns) {
        Block.Builder ordered = new Block.Builder(tags, block.rows());
        for (int row = 0; row < block.rows(); row++) {
            ordered.row(block.time(row));
            for (int c = 0; c < columns.length; c++) {
                Quality quality = Quality.ofCode(block.qualities(columns[c])[row]);
                if (quality.good()) {
                    ordered.set(c, block.value(row, columns[c]));
                } else {
                    ordered.unset(c, quality);
                }
            }
        }
        return ordered.build();
    }
}
