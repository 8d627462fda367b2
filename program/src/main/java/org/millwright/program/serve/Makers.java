package org.millwright.program.serve;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.millwright.access.identity.Passwords;
import org.millwright.access.identity.Stores;
import org.millwright.history.Historian;
import org.millwright.history.HistorySettings;
import org.millwright.history.Upkeep;
import org.millwright.history.moment.Moments;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.warning.live.WarningStore;

/**
 * Makes what a plant stands on, whatever library is behind it.
 *
 * @param history opens a history
 * @param books opens the books
 * @param passwords hashes passwords
 * @param kinds every kind of connector
 */
public record Makers(HistoryMaker history, BooksMaker books, Passwords passwords, Collection<ConnectorKind> kinds) {
    public Makers {
        kinds = List.copyOf(kinds);
    }

    /** Opens a history. */
    @FunctionalInterface
    public interface HistoryMaker {
        /** Opens the one in a folder. */
        Kept open(Path folder, HistorySettings settings, InstantSource clock);
    }

    /** A history with its upkeep: two sides of one thing, closed once. */
    public record Kept(Historian historian, Upkeep upkeep) {}

    /** Opens the books. */
    @FunctionalInterface
    public interface BooksMaker {
        /** Opens those in a file. */
        Books open(Path file);
    }

    /**
     * Everything that is not a time series.
     *
     * @param stores accounts and what belongs to them
     * @param warnings the warnings
     * @param moments the moments
     * @param backup copies them at one moment into a file
     * @param close closes them
     */
    public record Books(Stores stores, WarningStore warnings, Moments moments, Consumer<Path> backup, Runnable close) {}
}
