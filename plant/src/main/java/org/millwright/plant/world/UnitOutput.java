package org.millwright.plant.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.Tag;
import org.millwright.plant.Rows;
import org.millwright.plant.machine.MachineType;
import org.millwright.plant.machine.TagRow;
import org.millwright.plant.unit.State;

/** What one unit has computed and nobody has fetched: rows and events. */
final class UnitOutput {
    /** Tags that every unit has behind those of its type. */
    static final int COMMON = 3;

    private static final int ROOM = 360;

    private final AssetPath path;
    private final boolean published;
    private final Rows.Unit unit;
    private final List<Tag> tags;
    private final List<MachineEvent> events = new ArrayList<>();
    private Block.@Nullable Builder rows;

    UnitOutput(AssetPath path, MachineType type, boolean published) {
        this.path = path;
        this.published = published;
        unit = new Rows.Unit(path, type.name(), tags(type));
        tags = unit.tags().stream().map(Rows.PlantTag::tag).toList();
    }

    AssetPath path() {
        return path;
    }

    boolean published() {
        return published;
    }

    Rows.Unit unit() {
        return unit;
    }

    Block.Builder row(long micros) {
        if (rows == null) {
            rows = new Block.Builder(tags, ROOM);
        }
        return rows.row(micros);
    }

    void event(MachineEvent event) {
        if (published) {
            events.add(event);
        }
    }

    void event(long micros, String kind, String text, Map<String, String> facts) {
        event(new MachineEvent(path, micros, kind, text, facts));
    }

    /** Hands over the events since the last call. */
    List<MachineEvent> takeEvents() {
        List<MachineEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    /** Hands over the rows since the last call, if there are any. */
    @Nullable
    Block takeRows() {
        Block.Builder full = rows;
        rows = null;
        return full == null ? null : full.build();
    }

    private static List<Rows.PlantTag> tags(MachineType type) {
        List<Rows.PlantTag> all = new ArrayList<>();
        for (TagRow row : type.tags()) {
            all.add(new Rows.PlantTag(row.tag(), row.low(), row.high(), row.description(), false));
        }
        Tag state = new Tag("state", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, State.words());
        all.add(new Rows.PlantTag(state, 0, State.words().size() - 1.0, "what the unit is doing", false));
        all.add(counter("part_count", "parts finished since the start of the plant"));
        all.add(counter("sequence", "rows published since the start of the plant"));
        return List.copyOf(all);
    }

    private static Rows.PlantTag counter(String name, String description) {
        return new Rows.PlantTag(new Tag(name, "1", Tag.Kind.MEASUREMENT, List.of()), 0, 1e12, description, false);
    }
}
