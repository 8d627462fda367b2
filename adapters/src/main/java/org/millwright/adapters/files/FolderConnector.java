package org.millwright.adapters.files;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.Fact;
import org.millwright.machine.connect.Facts;
import org.millwright.machine.connect.Health;
import org.millwright.machine.connect.Intake;
import org.millwright.machine.connect.NodePage;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.Promise;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Sample;
import org.millwright.machine.connect.Standing;
import org.millwright.machine.connect.Subscription;
import org.millwright.machine.connect.Surroundings;
import org.millwright.recording.RecordingReader;

/** One folder. It is looked at again and again; nothing in it is ever changed. */
final class FolderConnector implements Connector {
    private static final int LIVE = 10;

    private final Connection connection;
    private final Surroundings around;
    private final FolderSettings settings;
    private final List<RecordingReader> readers;
    private final Standing standing;
    private final AtomicReference<@Nullable FolderWatch> watch = new AtomicReference<>();

    FolderConnector(
            Connection connection, Surroundings around, FolderSettings settings, List<RecordingReader> readers) {
        this.connection = connection;
        this.around = around;
        this.settings = settings;
        this.readers = readers;
        this.standing = new Standing(around.clock(), around.changes());
    }

    private FolderTree tree() {
        Samples samples = new Samples(around.folder().resolve("looked-at"), settings.options());
        return new FolderTree(settings, readers, samples);
    }

    @Override
    public Facts probe(Duration patience) {
        List<Fact> facts = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Sample> live = new ArrayList<>();
        try {
            List<FolderScan.Found> found = new FolderScan(settings).look();
            FolderTree.Contents contents = tree().contents(found);
            facts.add(files(found));
            contents.understanding().forEach(said -> facts.add(new Fact("files.understood", said.text(), said)));
            contents.machines().forEach((name, machine) -> {
                facts.add(machine(name, machine.columns().size()));
                machine.columns().values().forEach(column -> {
                    if (live.size() < LIVE) {
                        live.add(column.last());
                    }
                });
            });
            contents.unclear()
                    .forEach((file, why) ->
                            problems.add(new Problem.BadRequest(FolderFaults.notUnderstood(file, why.text(), 0))));
            if (found.isEmpty()) {
                problems.add(new Problem.NotFound(empty()));
            }
        } catch (IOException lost) {
            problems.add(new Problem.Unreachable(FolderFaults.lost(settings.root(), lost)));
        }
        return new Facts(facts, live, Promise.EXACT_FILES, problems);
    }

    private Fact files(List<FolderScan.Found> found) {
        long bytes = found.stream().mapToLong(FolderScan.Found::size).sum();
        return new Fact(
                "files.count",
                String.valueOf(found.size()),
                Message.of(
                        "files.fact.count",
                        "{files} files with {bytes} bytes lie in {folder}.",
                        "files",
                        found.size(),
                        "bytes",
                        bytes,
                        "folder",
                        settings.root()));
    }

    private Fact machine(String name, int columns) {
        String shown = name.isEmpty() ? String.valueOf(settings.root().getFileName()) : name;
        return new Fact(
                "files.machine",
                shown,
                Message.of(
                        "files.fact.machine",
                        "{machine} has {columns} columns of values.",
                        "machine",
                        shown,
                        "columns",
                        columns));
    }

    private Message empty() {
        return Message.of(
                "files.folder.empty",
                "No file in {folder} counts. Check the path and the pattern; hidden files and unfinished copies are passed over.",
                "folder",
                settings.root());
    }

    @Override
    public NodePage browse(String at, String cursor, Duration patience) {
        try {
            return tree().page(new FolderScan(settings).look(), at, cursor);
        } catch (IOException lost) {
            throw FolderFaults.unreachable(settings.root(), lost);
        }
    }

    @Override
    public List<Sample> read(List<Point> points, Duration patience) {
        Map<String, Sample> last = new HashMap<>();
        try {
            tree().contents(new FolderScan(settings).look()).machines().values().forEach(machine -> machine.columns()
                    .values()
                    .forEach(column -> last.put(column.last().address(), column.last())));
        } catch (IOException lost) {
            throw FolderFaults.unreachable(settings.root(), lost);
        }
        long now = Standing.micros(around.clock().instant());
        return points.stream()
                .map(point -> last.getOrDefault(
                        point.address(),
                        new Sample(point.address(), now, Double.NaN, "", SourceQuality.BAD, "no such column")))
                .toList();
    }

    @Override
    public Subscription subscribe(ReadPlan plan, Intake intake) {
        PointRows.Told told = new PointRows.Told(standing, intake, around.clock());
        FolderWatch fresh =
                new FolderWatch(connection.name(), settings, around, readers, new FolderWatch.Delivery(plan, told));
        if (!watch.compareAndSet(null, fresh)) {
            throw MillwrightException.badRequest(
                    "files.subscription.twice",
                    "The connection {name} delivers already. End that delivery first.",
                    "name",
                    connection.name());
        }
        fresh.start();
        return () -> {
            fresh.close();
            watch.compareAndSet(fresh, null);
            standing.to(Health.State.NEW, FolderFaults.rested());
        };
    }

    @Override
    public Health health() {
        return standing.now();
    }

    @Override
    public void close() {
        FolderWatch running = watch.get();
        if (running != null) {
            running.close();
        }
        standing.to(Health.State.STOPPED, FolderFaults.stopped());
    }
}
