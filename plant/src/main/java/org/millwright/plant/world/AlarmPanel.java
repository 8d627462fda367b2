package org.millwright.plant.world;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.machine.Alarm;
import org.millwright.plant.machine.MachineType;

/** A unit's own alarms, as its builder set them: seen at every tenth second, come and gone. */
final class AlarmPanel {
    private final List<Alarm> alarms;
    private final boolean[] standing;
    private final MachineType type;

    AlarmPanel(MachineType type) {
        this.type = type;
        alarms = type.alarms();
        standing = new boolean[alarms.size()];
    }

    List<Alarm> alarms() {
        return alarms;
    }

    /** True if an alarm came or went with a value. */
    boolean turns(int alarm, double value) {
        boolean stands = alarms.get(alarm).stands(value, standing[alarm]);
        boolean turns = stands != standing[alarm];
        standing[alarm] = stands;
        return turns;
    }

    boolean standing(int alarm) {
        return standing[alarm];
    }

    /** The event for an alarm that turned. */
    MachineEvent event(UnitOutput out, int alarm, long micros, double value) {
        Alarm one = alarms.get(alarm);
        Map<String, String> facts = new TreeMap<>();
        facts.put("code", one.code());
        facts.put("tag", type.tags().get(one.tag()).name());
        facts.put("active", Boolean.toString(standing[alarm]));
        facts.put("value", String.format(Locale.ROOT, "%.4g", value));
        facts.put("limit", Double.toString(one.limit()));
        return new MachineEvent(out.path(), micros, "alarm", one.text(), facts);
    }
}
