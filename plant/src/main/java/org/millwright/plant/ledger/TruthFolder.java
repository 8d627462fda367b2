package org.millwright.plant.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.plant.truth.TruthWrite;
import org.millwright.plant.world.World;
import org.millwright.plant.world.WorldSetup;

/**
 * The truth of one plant: {@code manifest.json} (seed, level, profile, coefficients), {@code moments.jsonl}, {@code states.parquet},
 * {@code writes.jsonl} and {@code SHA256SUMS} of all. Each file is replaced as a whole, so that none ever has a hole; if one cannot be
 * written, the plant has to stop.
 */
public final class TruthFolder implements AutoCloseable {
    private static final long HOUR = 3_600;

    private final Path folder;
    private final JsonMapper json = TruthJson.mapper();
    private final StateTable states;
    private final List<TruthWrite> writes = new ArrayList<>();
    private String moments = "none yet";
    private long hour = Long.MIN_VALUE;
    private Instant now = Instant.EPOCH;

    private TruthFolder(Path folder, StateTable states) {
        this.folder = folder;
        this.states = states;
    }

    /**
     * Begins the truth of a plant.
     *
     * @param data the program's data folder: the truth may not lie in it
     * @throws MillwrightException if it does, if it holds the truth of another seed, or if it cannot be written
     */
    public static TruthFolder open(Path folder, Path data, World world) {
        Path real = folder.toAbsolutePath().normalize();
        if (inside(real, data.toAbsolutePath().normalize())) {
            throw MillwrightException.badRequest(
                    "plant.truth.inside",
                    "The truth ({folder}) may not lie in the program's data folder ({data}), where something could read it. Name another"
                            + " folder with --truth.",
                    "folder",
                    folder,
                    "data",
                    data);
        }
        try {
            Files.createDirectories(real);
            sameSeed(real, world.setup());
            TruthFolder truth = new TruthFolder(real, new StateTable());
            world.keepStates();
            truth.manifest(world);
            return truth;
        } catch (IOException | SQLException full) {
            throw unwritable(folder, full);
        }
    }

    /** A write that reached a unit. */
    public synchronized void write(String tag, double value, boolean accepted, String who) {
        writes.add(new TruthWrite(now, tag, value, accepted, who));
        try {
            lines("writes.jsonl", writes);
        } catch (IOException full) {
            throw unwritable(folder, full);
        }
    }

    /** Takes up what has happened; files are replaced where something ended, and once an hour of the plant's time. */
    public synchronized void write(World world) {
        now = world.now();
        try {
            states.add(world.takeStates());
            long current = now.getEpochSecond() / HOUR;
            if (current != hour) {
                hour = current;
                all(world);
            }
        } catch (IOException | SQLException full) {
            throw unwritable(folder, full);
        }
    }

    /** Takes up everything to the present instant. */
    public synchronized void finish(World world) {
        hour = Long.MIN_VALUE;
        write(world);
    }

    @Override
    public void close() {
        try {
            states.close();
        } catch (SQLException broken) {
            throw unwritable(folder, broken);
        }
    }

    private void all(World world) throws IOException, SQLException {
        String text = TruthJson.lines(json, world.truth());
        if (!text.equals(moments)) {
            replace("moments.jsonl", text);
            moments = text;
        }
        Path half = folder.resolve("states.parquet.part");
        states.copy(half);
        Files.move(half, folder.resolve("states.parquet"), StandardCopyOption.REPLACE_EXISTING);
        lines("writes.jsonl", writes);
        replace("SHA256SUMS", Sums.of(folder));
    }

    private void manifest(World world) throws IOException {
        WorldSetup setup = world.setup();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("format", 1);
        facts.put("seed", setup.seed());
        facts.put("level", setup.level().word());
        facts.put("profile", setup.profile().word());
        facts.put("start", setup.start().toString());
        facts.put("interval_seconds", setup.interval());
        facts.put("code", Sums.ofCode());
        facts.put("coefficients", world.coefficients());
        replace("manifest.json", json.writerWithDefaultPrettyPrinter().writeValueAsString(facts) + "\n");
    }

    private void lines(String name, List<?> rows) throws IOException {
        replace(name, TruthJson.lines(json, rows));
    }

    private void replace(String name, String text) throws IOException {
        Path half = folder.resolve(name + ".part");
        Files.writeString(half, text);
        Files.move(half, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void sameSeed(Path folder, WorldSetup setup) throws IOException {
        Path manifest = folder.resolve("manifest.json");
        if (!Files.exists(manifest)) {
            return;
        }
        JsonNode known = new JsonMapper().readTree(manifest.toFile());
        if (known.path("seed").asLong() != setup.seed()) {
            throw MillwrightException.badRequest(
                    "plant.truth.seed",
                    "The folder ({folder}) holds the truth of the seed {old}, not of {seed}. Name another folder with --truth, or remove"
                            + " this one.",
                    "folder",
                    folder,
                    "old",
                    known.path("seed").asText(),
                    "seed",
                    setup.seed());
        }
    }

    /** Follows links as far as the folders exist. */
    private static boolean inside(Path folder, Path data) {
        return real(folder).startsWith(real(data));
    }

    private static Path real(Path path) {
        Path there = path;
        Path rest = Path.of("");
        while (there != null) {
            try {
                return there.toRealPath().resolve(rest);
            } catch (IOException missing) {
                Path name = there.getFileName();
                rest = name == null ? rest : name.resolve(rest);
                there = there.getParent();
            }
        }
        return path;
    }

    private static MillwrightException unwritable(Path folder, Exception why) {
        return new MillwrightException(
                new Problem.Exhausted(Message.of(
                        "plant.truth.unwritable",
                        "The truth cannot be written into the folder ({folder}): {reason}. The plant stops, because a truth with a hole"
                                + " is none.",
                        "folder",
                        folder,
                        "reason",
                        String.valueOf(why.getMessage()))),
                why);
    }
}
