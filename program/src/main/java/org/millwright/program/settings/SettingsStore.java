package org.millwright.program.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/**
 * The settings of a home folder and every version they ever had. A change is checked whole before anything is written; then comes the
 * new version, then the file that holds, each whole or not at all. What a person edits in the file by hand becomes a version too when it
 * is first read. Any thread.
 */
public final class SettingsStore {
    /** Stands for whoever edited the file with a tool of their own. */
    public static final String BY_HAND = "by hand";

    private final Home home;
    private final SettingsReader reader;
    private final InstantSource clock;
    private @org.jspecify.annotations.Nullable Loaded loaded;
    private long changes;
    private final List<Consumer<Settings>> listeners = new java.util.concurrent.CopyOnWriteArrayList<>();
    private Witness handEdits = Witness.NOBODY;

    public SettingsStore(Home home, SettingsReader reader, InstantSource clock) {
        this.home = home;
        this.reader = reader;
        this.clock = clock;
    }

    /** Is told the settings after each change by {@link #change} or {@link #rollBack}. */
    public void listen(Consumer<Settings> listener) {
        listeners.add(listener);
    }

    /** Sees a version before anything of it is written, so that it can be on record first. */
    @FunctionalInterface
    public interface Witness {
        /** Nobody looks. */
        Witness NOBODY = (version, text) -> {};

        /**
         * A version is about to be written.
         *
         * @param version its number, by whom and why
         * @param text all of it
         * @throws MillwrightException if it must not be; nothing is written then
         */
        void before(Version version, String text);
    }

    /** Lets somebody see the versions that are made of edits by hand; one that was edited before is made now. */
    public synchronized void watchHandEdits(Witness witness) {
        handEdits = witness;
        text();
    }

    /** The settings that hold; read again only when the file has changed. */
    public synchronized Settings settings() {
        String stamp = stamp();
        Loaded known = loaded;
        if (known == null || !known.stamp.equals(stamp)) {
            known = new Loaded(stamp, reader.read(home.settings().toString(), text()));
            loaded = known;
        }
        return known.settings;
    }

    private record Loaded(String stamp, Settings settings) {}

    private String stamp() {
        try {
            return Files.exists(home.settings())
                    ? Files.getLastModifiedTime(home.settings()) + " " + Files.size(home.settings()) + " " + changes
                    : "none";
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }

    /** Their text; takes an edit by hand into the versions. */
    public synchronized String text() {
        String text = Files.exists(home.settings()) ? read(home.settings()) : "";
        List<Version> versions = versions();
        boolean edited = versions.isEmpty()
                ? !text.isEmpty()
                : !text.equals(text(versions.getLast().number()));
        if (edited) {
            reader.read(home.settings().toString(), text);
            keep(text, next(BY_HAND, "edited"), handEdits);
        }
        return text;
    }

    /** All versions, the oldest first. */
    public synchronized List<Version> versions() {
        Path index = home.versions().resolve("index");
        if (!Files.exists(index)) {
            return List.of();
        }
        List<Version> versions = new ArrayList<>();
        for (String line : read(index).lines().toList()) {
            String[] parts = line.split("\t", 4);
            if (parts.length == 4 && Files.exists(file(Integer.parseInt(parts[0])))) {
                versions.add(
                        new Version(Integer.parseInt(parts[0]), java.time.Instant.parse(parts[1]), parts[2], parts[3]));
            }
        }
        return versions;
    }

    /**
     * The text of one version.
     *
     * @throws MillwrightException if there is none of this number
     */
    public synchronized String text(int version) {
        if (!Files.exists(file(version))) {
            throw MillwrightException.notFound(
                    "settings.version.missing",
                    "There is no version ({number}) of the settings. The versions are listed by: millwright config ls",
                    "number",
                    version);
        }
        return read(file(version));
    }

    /**
     * Writes the first settings into a folder that has none.
     *
     * @throws MillwrightException if there are settings already
     */
    public synchronized Version begin(String text, String who) {
        if (Files.exists(home.settings())) {
            throw new MillwrightException(new Problem.Stale(Message.of(
                    "settings.file.exists",
                    "The file {file} is there already and stays as it is.",
                    "file",
                    home.settings())));
        }
        home.make();
        return write(text, next(who, "init"), Witness.NOBODY);
    }

    /** What one change puts in place of an entry. */
    public sealed interface Change {
        /** A new or changed entry. */
        record Put(String section, String name, List<String> lines) implements Change {}

        /** An entry that goes. */
        record Remove(String section, String name) implements Change {}

        /** Puts a connection. */
        static Change of(Settings.Line line) {
            return new Put("connections", line.name(), Lines.of(line));
        }

        /** Puts a watch. */
        static Change of(Settings.Watch watch) {
            return new Put("watches", watch.asset().toString(), Lines.of(watch));
        }

        /** Puts an asset. */
        static Change of(Settings.Asset asset) {
            return new Put("assets", asset.id(), Lines.of(asset));
        }
    }

    /** Changes some entries, all or none, with nobody to see it first. */
    public Version change(List<Change> changes, String who, String why) {
        return change(changes, who, why, Witness.NOBODY);
    }

    /**
     * Changes some entries, all or none.
     *
     * @param who the person
     * @param why the command in words
     * @param witness sees the version before it is written
     * @throws MillwrightException if the settings would then be wrong; nothing is written
     */
    public Version change(List<Change> changes, String who, String why, Witness witness) {
        Version version;
        Settings settings;
        synchronized (this) {
            String text = text();
            for (Change change : changes) {
                text = changed(text, change);
            }
            settings = reader.read(home.settings().toString(), text);
            version = write(text, next(who, why), witness);
        }
        listeners.forEach(listener -> listener.accept(settings));
        return version;
    }

    private String changed(String text, Change change) {
        Edit edit = new Edit(text, reader.tree(home.settings().toString(), text));
        Optional<String> changed =
                switch (change) {
                    case Change.Put(String section, String name, List<String> lines) -> edit.put(section, name, lines);
                    case Change.Remove(String section, String name) -> edit.remove(section, name);
                };
        return changed.orElseThrow(() -> MillwrightException.badRequest(
                "settings.section.braces",
                "A part of {file} stands between braces, so a command cannot change it line by line. Write that part with one line"
                        + " for each name, then try again.",
                "file",
                home.settings()));
    }

    /**
     * Makes an older version hold again, as a new version.
     *
     * @param witness sees the version before it is written
     */
    public Version rollBack(int number, String who, Witness witness) {
        Version version;
        Settings settings;
        synchronized (this) {
            text();
            String old = text(number);
            settings = reader.read(file(number).toString(), old);
            version = write(old, next(who, "rollback " + number), witness);
        }
        listeners.forEach(listener -> listener.accept(settings));
        return version;
    }

    private Version write(String text, Version version, Witness witness) {
        keep(text, version, witness);
        changes++;
        try {
            Home.writePrivately(home.settings(), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            throw Home.unwritable(home.settings(), refused);
        }
        return version;
    }

    private Version next(String who, String why) {
        List<Version> versions = versions();
        int number = versions.isEmpty() ? 1 : versions.getLast().number() + 1;
        return new Version(number, clock.instant(), oneLine(who), oneLine(why));
    }

    private void keep(String text, Version version, Witness witness) {
        witness.before(version, text);
        Path folder = home.below("settings");
        try {
            Home.writePrivately(file(version.number()), text.getBytes(StandardCharsets.UTF_8));
            String line = "%d\t%s\t%s\t%s\n".formatted(version.number(), version.at(), version.who(), version.why());
            Files.writeString(
                    folder.resolve("index"),
                    line,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException refused) {
            throw Home.unwritable(folder, refused);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private Path file(int number) {
        return home.versions().resolve("%06d.yaml".formatted(number));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.nio.charset.CharacterCodingException notText) {
            throw MillwrightException.badRequest(
                    "settings.file.coding",
                    "The file {file} is not written in UTF-8. Save it as UTF-8 in your editor.",
                    "file",
                    file);
        } catch (IOException unreadable) {
            throw new MillwrightException(
                    new Problem.Forbidden(Message.of(
                            "settings.file.unreadable",
                            "The file {file} cannot be read ({reason}). Maybe it belongs to somebody else.",
                            "file",
                            file,
                            "reason",
                            unreadable.getClass().getSimpleName())),
                    unreadable);
        }
    }
}
