package org.millwright.program.live;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.millwright.MillwrightException;
import org.millwright.history.Historian;
import org.millwright.history.Upkeep;
import org.millwright.history.journal.Journal;
import org.millwright.history.journal.JournalSettings;
import org.millwright.history.moment.Moments;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.warning.live.Raised;
import org.millwright.warning.live.WarningBook;
import org.millwright.warning.live.WarningStore;
import org.millwright.warning.live.WatchRoom;

/**
 * A plant at work: connections that deliver into journals, journals on their way into the history, watches that judge what comes,
 * warnings that people act on. What is to run is told after the opening, from the settings: {@link #connect} for each connection,
 * {@link #watches()} for each watch. Closing it leaves everything as the next opening needs it.
 *
 * <p>Safe for any thread.
 */
public final class LivePlant implements AutoCloseable {
    private static final long TIDY_SECONDS = 5;

    private final Parts parts;
    private final WarningBook book;
    private final Lines lines;
    private final WatchRoom watches;
    private final ScheduledExecutorService tidy = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("journals ", 0).factory());

    /**
     * Opens a plant.
     *
     * @param folder the folder of the plant; journals, losses and what watches have learnt lie below it
     * @throws MillwrightException if a journal cannot be used
     */
    public LivePlant(Path folder, Parts parts) {
        this.parts = parts;
        Keeping keeping = parts.keeping();
        book = new WarningBook(
                keeping.warnings(), keeping.moments(), parts.time().plant());
        lines = new Lines(
                folder,
                new Lines.Parts(
                        parts.kinds(),
                        keeping.historian(),
                        keeping.upkeep()::needed,
                        parts.journals(),
                        parts.time().wall(),
                        parts.time().chance(),
                        new MaintenanceNotes(keeping.moments())::take));
        watches = new WatchRoom(
                folder.resolve("watches"),
                new WatchRoom.Parts(
                        keeping.historian(),
                        keeping.moments(),
                        keeping.warnings(),
                        book,
                        parts.time().plant(),
                        parts.time().wall(),
                        lines::sources,
                        new WatchRoom.Making(parts.code(), Runtime.getRuntime().availableProcessors())),
                lines::down);
        // Every run is the same, and one that fails is said and tried again.
        var unused = tidy.scheduleWithFixedDelay(this::release, TIDY_SECONDS, TIDY_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * What a plant stands on.
     *
     * @param keeping where things are kept
     * @param kinds every kind of connector
     * @param journals how journals use the disk
     * @param time clocks and chance
     * @param code name and version of the program, part of every warning's origin
     */
    public record Parts(
            Keeping keeping, Collection<ConnectorKind> kinds, JournalSettings journals, Time time, String code) {}

    /**
     * Where things are kept. Whoever opened them closes them, after the plant.
     *
     * @param historian the history
     * @param upkeep its upkeep, which says what journals must keep
     * @param warnings the warnings
     * @param moments the moments
     */
    public record Keeping(Historian historian, Upkeep upkeep, WarningStore warnings, Moments moments) {}

    /**
     * Clocks and chance.
     *
     * @param plant the plant's time, by which people act; that of a simulated plant may run faster
     * @param wall the time on the wall
     * @param chance of waits
     */
    public record Time(InstantSource plant, InstantSource wall, RandomGenerator chance) {}

    /** The connections. */
    public Lines lines() {
        return lines;
    }

    /**
     * Sets a connection, in the place of the one of its name, and starts it if it is to run.
     *
     * @throws MillwrightException if nobody knows its kind
     */
    public void connect(LinePlan plan) {
        if (lines.put(plan)) {
            watches.journalsChanged();
        }
    }

    /** The watches. */
    public WatchRoom watches() {
        return watches;
    }

    /** The warnings and what people do with them. */
    public WarningBook book() {
        return book;
    }

    /** The moments. */
    public Moments moments() {
        return parts.keeping().moments();
    }

    /**
     * What a warning stands on, back to the values it was learnt from.
     *
     * @throws MillwrightException if there is no such warning
     */
    public List<Ground> why(String id) {
        Raised raised = book.find(id)
                .orElseThrow(() -> MillwrightException.notFound(
                        "live.why.unknown",
                        "Nothing is called {id}. List the warnings with: millwright warn ls",
                        "id",
                        id));
        return Grounds.of(raised);
    }

    /** Lets journals go of what is in a named file of the history and needed by no state of a watch. */
    void release() {
        for (Map.Entry<String, Journal> one : lines.journals().entrySet()) {
            try {
                long history = parts.keeping().upkeep().needed(one.getKey());
                one.getValue().release(Math.min(history, watches.needed("journal:" + one.getKey())));
            } catch (MillwrightException stays) {
                System.getLogger(LivePlant.class.getName()).log(System.Logger.Level.WARNING, stays.getMessage());
            }
        }
    }

    @Override
    public void close() {
        tidy.shutdown();
        watches.close();
        lines.close();
    }
}
