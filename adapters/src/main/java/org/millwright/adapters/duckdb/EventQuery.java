package org.millwright.adapters.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.millwright.dataset.Range;
import org.millwright.history.form.Fields;
import org.millwright.history.form.Json;
import org.millwright.history.layout.Layout;
import org.millwright.machine.AssetPath;
import org.millwright.machine.MachineEvent;

/** Reads events by time. */
final class EventQuery {
    private EventQuery() {}

    static List<MachineEvent> read(
            DuckDBConnection connection, View view, List<AssetPath> machines, Range times, int limit)
            throws SQLException {
        String where = machines.isEmpty()
                ? ""
                : machines.stream()
                        .map(machine -> Database.text(machine.toString()))
                        .collect(Collectors.joining(", ", "asset IN (", ")"));
        String rows = view.shelf(Layout.EVENTS).raw("epoch_us(ts) AS us, asset, kind, text, attrs", times, where);
        List<MachineEvent> events = new ArrayList<>();
        if (!rows.isEmpty()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "SELECT * FROM (" + rows + ") ORDER BY us, asset, kind, text LIMIT " + limit)) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
        }
        return events;
    }

    private static MachineEvent event(ResultSet row) throws SQLException {
        Object attributes = Json.read(row.getString(5));
        Map<String, String> map = attributes == null
                ? Map.of()
                : new HashMap<>(Fields.of(attributes).allTexts());
        return new MachineEvent(
                AssetPath.of(row.getString(2)), row.getLong(1), row.getString(3), row.getString(4), map);
    }
}
