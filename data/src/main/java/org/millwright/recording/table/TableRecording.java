package org.millwright.recording.table;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.recording.ReadReport;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;

/** A recording in one table whose layout is known. */
final class TableRecording implements Recording {
    private final Table table;
    private final Layout layout;
    private final Map<String, Machine> machines;
    private final TimeAxis time;
    private final @Nullable ZoneId resolve;
    private final Account account;

    /**
     * What opening found out beside the layout.
     *
     * @param rows the rows of data
     * @param understanding how the file was understood
     */
    record Account(long rows, List<Message> understanding) {
        Account {
            understanding = List.copyOf(understanding);
        }
    }

    /**
     * @param machines the machines by the text of their cell, in order of first appearance
     */
    TableRecording(Table table, Layout layout, Map<String, Machine> machines, TimeAxis time, Account account) {
        this.table = table;
        this.layout = layout;
        this.machines = new LinkedHashMap<>(machines);
        this.time = time;
        this.account = account;
        resolve = layout.zone();
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public List<Machine> machines() {
        return List.copyOf(machines.values());
    }

    @Override
    public TimeAxis time() {
        return time;
    }

    @Override
    public List<Message> understanding() {
        return account.understanding;
    }

    @Override
    public long estimatedRows() {
        return account.rows;
    }

    @Override
    public ReadReport read(Sink sink, Progress progress) {
        Map<String, MachineFlow> flows = new LinkedHashMap<>();
        machines.forEach((cell, machine) -> flows.put(
                cell,
                new MachineFlow(
                        machine,
                        layout.ordering(),
                        new LocalTimes(layout.ordering().midnights(), resolve),
                        sink)));
        Delivery delivery = new Delivery(layout, flows);
        boolean[] enough = new boolean[1];
        new Scan<>(table, part -> new ChunkTyper(layout, part), (typer, linesBefore) -> {
                    enough[0] = !delivery.take(typer.chunk, linesBefore);
                    progress.at(delivery.rows(), account.rows);
                    return !enough[0];
                })
                .all();
        return delivery.finish(enough[0]);
    }

    Layout layout() {
        return layout;
    }

    @Override
    public void close() {
        table.close();
    }
}
