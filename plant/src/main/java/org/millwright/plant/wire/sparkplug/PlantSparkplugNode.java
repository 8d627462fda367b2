package org.millwright.plant.wire.sparkplug;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.Rows;

/**
 * The plant as Sparkplug B edge nodes on a broker: the group is site and area ({@code p1-frame}), the node the line, the device the
 * unit. Metrics are doubles, counters 64-bit and states 32-bit whole numbers; the births carry units and ranges. Source times are plant
 * time. A broker that is not there is waited for.
 */
public final class PlantSparkplugNode implements Rows, AutoCloseable {
    private static final Pattern BROKER = Pattern.compile("(?:(?:mqtt|tcp)://)?([^:/\\s]+)(?::(\\d{1,5}))?/?");
    private static final int USUAL = 1883;
    private static final int PLACE = 2;

    private final Map<AssetPath, Member> members = new LinkedHashMap<>();
    private final Map<String, EdgeSession> sessions = new LinkedHashMap<>();

    /** A unit and the session it belongs to. */
    private record Member(EdgeSession session, EdgeDevice device) {}

    /**
     * Begins to connect; returns at once.
     *
     * @param units all units that are to be published
     * @param broker such as {@code mqtt://localhost:1883}
     * @throws MillwrightException if the address of the broker is none
     */
    public PlantSparkplugNode(List<Unit> units, String broker, Reporting reporting) {
        Matcher address = BROKER.matcher(broker.strip());
        int port = address.matches() && address.group(2) != null ? Integer.parseInt(address.group(2)) : USUAL;
        if (!address.matches() || port < 1 || port > 65535) {
            throw MillwrightException.badRequest(
                    "plant.sparkplug.broker",
                    "The address ({address}) is no broker. Write it such as mqtt://localhost:1883.",
                    "address",
                    broker);
        }
        for (Unit unit : units) {
            add(unit, address.group(1), port, reporting);
        }
        sessions.values().forEach(EdgeSession::start);
    }

    private void add(Unit unit, String host, int port, Reporting reporting) {
        List<String> levels = unit.path().levels();
        int last = levels.size() - 1;
        String line = last > 0 ? levels.get(last - 1) : "plant";
        String above =
                last > PLACE ? String.join("-", levels.subList(Math.max(0, last - 1 - PLACE), last - 1)) : "plant";
        EdgeSession session =
                sessions.computeIfAbsent(above + "/" + line, key -> new EdgeSession(above, line, host, port));
        members.put(unit.path(), new Member(session, session.add(unit.path().name(), unit, reporting)));
    }

    @Override
    public void rows(AssetPath unit, Block rows) {
        Member member = members.get(unit);
        if (member != null) {
            member.session().rows(member.device(), rows);
        }
    }

    /** Sparkplug has no events. */
    @Override
    public void event(MachineEvent event) {}

    /** The next message of this unit's node leaves a gap in its numbers, as a bad network does. */
    public void skipNumber(AssetPath unit) {
        Member member = members.get(unit);
        if (member != null) {
            member.session().skip();
        }
    }

    /** Says the deaths and leaves. */
    @Override
    public void close() {
        sessions.values().forEach(EdgeSession::close);
    }
}
