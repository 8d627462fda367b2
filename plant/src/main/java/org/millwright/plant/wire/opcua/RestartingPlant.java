package org.millwright.plant.wire.opcua;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.Rows;

/**
 * The plant's server together with the faults of its wire, each of which can be switched on while the plant runs. Rows that come during a
 * restart wait for its end; what clients had subscribed is gone with it, as it is with a real server. Safe for several threads.
 */
public final class RestartingPlant implements Rows, AutoCloseable {
    private final List<Unit> units;
    private final Consumer<SetPointWrite> writes;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private ServerSettings settings;
    private PlantOpcUaServer server;

    /** Starts the server; see {@link PlantOpcUaServer#start}. */
    public RestartingPlant(ServerSettings settings, List<Unit> units, Consumer<SetPointWrite> writes) {
        this.settings = settings;
        this.units = List.copyOf(units);
        this.writes = writes;
        server = PlantOpcUaServer.start(settings, units, writes);
    }

    /** The server as it is now. */
    public PlantOpcUaServer server() {
        lock.readLock().lock();
        try {
            return server;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Ends the server and starts it again. */
    public void restart() {
        begin(settings, () -> {});
    }

    /** Restarts with one more namespace before the plant's: every index is another, as after a download to a controller. */
    public void moveNamespace() {
        begin(settings.after(settings.namespacesBefore() + 1), () -> {});
    }

    /** Restarts with a new certificate, which nobody has trusted yet. */
    public void changeCertificate() {
        begin(settings, () -> {
            try {
                Files.deleteIfExists(settings.folder().resolve("own.key"));
            } catch (IOException locked) {
                throw new UncheckedIOException(locked);
            }
        });
    }

    private void begin(ServerSettings next, Runnable between) {
        lock.writeLock().lock();
        try {
            server.close();
            between.run();
            settings = next;
            server = PlantOpcUaServer.start(next, units, writes);
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public void rows(AssetPath unit, Block rows) {
        server().rows(unit, rows);
    }

    @Override
    public void event(MachineEvent event) {
        server().event(event);
    }

    @Override
    public void close() {
        server().close();
    }
}
