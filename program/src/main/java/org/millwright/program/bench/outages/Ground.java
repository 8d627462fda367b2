package org.millwright.program.bench.outages;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.millwright.dataset.Range;
import org.millwright.history.Batch;
import org.millwright.history.Columns;
import org.millwright.history.LastValues;
import org.millwright.history.journal.Journal;
import org.millwright.history.journal.JournalReader;
import org.millwright.history.journal.JournalSettings;
import org.millwright.history.journal.LossLedger;
import org.millwright.machine.AssetPath;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.TagPath;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Loss;
import org.millwright.machine.written.Written;
import org.millwright.program.api.Plant;
import org.millwright.program.serve.Parts;
import org.millwright.program.settings.Home;
import org.millwright.program.settings.Secrets;
import org.millwright.program.settings.Settings;
import org.millwright.program.settings.SettingsReader;
import org.millwright.program.settings.SettingsStore;

/** The program itself in a folder of its own: connections, journals, history, ledger. Safe for several threads. */
final class Ground implements AutoCloseable {
    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_LOSSES = 10_000;
    private static final long DAY = 86_400_000_000L;

    private final Home home;
    private final SettingsStore store;
    private final Parts parts;

    /** Opens it in an empty folder. */
    Ground(Path folder, Written.Syntax syntax, Parts.Assembly assembly) {
        home = new Home(folder);
        home.make();
        InstantSource clock = InstantSource.system();
        store = new SettingsStore(home, new SettingsReader(syntax, ZoneOffset.UTC), clock);
        SecureRandom chance = new SecureRandom();
        parts = assembly.open(
                new Plant.Configuration(home, store, Secrets.of(home, Map.of(), chance)),
                new Plant.Time(clock, chance));
    }

    void put(Settings.Line line) {
        store.change(List.of(SettingsStore.Change.of(line)), "bench", "outages");
    }

    void remove(String connection) {
        store.change(List.of(new SettingsStore.Change.Remove("connections", connection)), "bench", "outages");
    }

    Optional<Connector> connector(String connection) {
        return parts.plant().lines().running(connection);
    }

    /** How a connection stands, in words. */
    String standing(String connection) {
        return connector(connection).map(Connector::health).map(Ground::said).orElse("it does not run");
    }

    private static String said(Health health) {
        return health.state().code() + ": " + health.why().text();
    }

    /** The time of the newest value of a tag, in UTC microseconds; the beginning of time before there is one. */
    long newest(AssetPath asset) {
        return parts.plant()
                .history()
                .historian()
                .last()
                .of(counter(asset))
                .filter(last -> Double.isFinite(last.value()))
                .map(LastValues.Last::timeMicros)
                .orElse(Long.MIN_VALUE);
    }

    private static TagPath counter(AssetPath asset) {
        return new TagPath(asset, Peer.TAGS.getFirst());
    }

    /** Values of both tags of a machine, by time; the first tag is the counter. */
    Columns rows(AssetPath asset) {
        long now = micros(Instant.now());
        return parts.plant()
                .history()
                .historian()
                .raw(
                        List.of(counter(asset), new TagPath(asset, Peer.TAGS.getLast())),
                        new Range(now - DAY, now + DAY),
                        MOST_ROWS);
    }

    List<Loss> losses(String connection) {
        return parts.plant().lines().losses(connection, MOST_LOSSES);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** Ends the program; the journals stay. */
    @Override
    public void close() {
        parts.end().run();
    }

    /** The counter's values of a connection in the order in which they were journalled, of a program that has ended. */
    List<Double> journalled(String connection, LossLedger ledger) {
        List<Double> values = new ArrayList<>();
        Path folder = home.folder().resolve("journal").resolve(connection);
        try (Journal journal = Journal.open(folder, connection, JournalSettings.USUAL, ledger);
                JournalReader reader = journal.reader(journal.oldest())) {
            Optional<Batch.Entry> entry = reader.next(Duration.ZERO);
            while (entry.isPresent()) {
                if (entry.get() instanceof Batch.Rows rows) {
                    counters(rows, values);
                }
                entry = reader.next(Duration.ZERO);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return values;
    }

    private static void counters(Batch.Rows rows, List<Double> values) {
        for (int column = 0; column < rows.rows().tags().size(); column++) {
            if (rows.rows().tags().get(column).name().equals(Peer.TAGS.getFirst())) {
                for (int row = 0; row < rows.rows().rows(); row++) {
                    // What is fetched later from the source's own memory says so, and is behind by its nature.
                    if ((rows.rows().qualities(column)[row] & SourceQuality.BACKFILLED) == 0) {
                        values.add(rows.rows().value(row, column));
                    }
                }
            }
        }
    }

    /** The ledger of a program that has ended. */
    LossLedger ledger() {
        return LossLedger.open(home.folder().resolve("losses.tsv"));
    }
}
