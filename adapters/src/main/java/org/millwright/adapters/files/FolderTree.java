package org.millwright.adapters.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.machine.Quality;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Node;
import org.millwright.machine.connect.NodePage;
import org.millwright.machine.connect.Sample;
import org.millwright.recording.Recording;
import org.millwright.recording.RecordingReader;
import org.millwright.recording.TimeAxis;
import org.millwright.recording.cell.Row;
import org.millwright.recording.table.Understood;

/** What a folder offers to a person who looks around: folders are machines or hold them, columns are values. */
final class FolderTree {
    private static final int NEWEST = 5;
    private static final int FIRST = 1 << 18;
    private static final int LAST = 1 << 16;
    private static final long LARGE = 16L << 20;

    private final FolderSettings settings;
    private final List<RecordingReader> readers;
    private final Samples samples;

    FolderTree(FolderSettings settings, List<RecordingReader> readers, Samples samples) {
        this.settings = settings;
        this.readers = readers;
        this.samples = samples;
    }

    /** The values of one machine by their tag, each with the last one. */
    record Machine(Map<String, Column> columns) {}

    /** A column with its newest value. */
    record Column(Tag tag, Sample last) {}

    /** What files hold: machines by name, how they were understood, and why some were not. */
    record Contents(Map<String, Machine> machines, List<Message> understanding, Map<String, Message> unclear) {}

    /** The machines in some files; of a folder's files only the newest are opened. */
    Contents contents(List<FolderScan.Found> found) throws IOException {
        Contents contents = new Contents(new TreeMap<>(), new ArrayList<>(), new LinkedHashMap<>());
        Map<String, Integer> opened = new TreeMap<>();
        for (FolderScan.Found file : found.reversed()) {
            String place = settings.machine(file.path());
            if (file.size() > 0 && opened.merge(place, 1, Integer::sum) <= NEWEST) {
                try {
                    look(file, place, contents);
                } catch (MillwrightException refused) {
                    contents.unclear().put(file.path(), refused.problem().message());
                }
            }
        }
        return contents;
    }

    private void look(FolderScan.Found file, String place, Contents into) throws IOException {
        if (WholeFiles.grows(file.file())) {
            text(file, place, into);
        } else {
            packed(file, place, into);
        }
    }

    private void text(FolderScan.Found file, String place, Contents into) throws IOException {
        TextPiece first = TextPiece.read(file.file(), 0, true);
        byte[] start = first.bytes().length > FIRST ? Arrays.copyOf(first.bytes(), FIRST) : first.bytes();
        Sheet sheet = samples.learn(start, String.valueOf(file.file().getFileName()));
        if (into.understanding().isEmpty()) {
            into.understanding().addAll(sheet.meaning().understanding());
        }
        List<Tag> tags = sheet.meaning().tags();
        tags.forEach(tag -> unnamed(into, place, tag));
        Understood.Taker taker = new Understood.Taker() {
            @Override
            public void row(Row row, String name, long timeMicros, double[] values, byte[] qualities) {
                String machine = FolderSettings.machine(place, name);
                for (int tag = 0; tag < values.length; tag++) {
                    String text = row.string(sheet.meaning().column(tag));
                    Sample last = sample(machine, tags.get(tag), timeMicros, values[tag], text, qualities[tag]);
                    put(into, machine, tags.get(tag), last);
                }
            }

            @Override
            public void skipped(Row row, String reason) {}
        };
        TextPiece last = last(file.file());
        last.rows(sheet, skip(last, sheet), sheet.meaning().follow().piece(last.from() == 0, taker), (line, why) -> {});
    }

    private static int skip(TextPiece piece, Sheet sheet) {
        return piece.from() == 0 ? sheet.syntax().encoding().mark() : 0;
    }

    private static TextPiece last(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - LAST);
            byte[] bytes = TextPiece.window(channel, from, LAST);
            int start = 0;
            while (from > 0 && start < bytes.length && bytes[start++] != '\n') {
                // On to the first whole line.
            }
            int end = bytes.length;
            while (end > start && bytes[end - 1] != '\n') {
                end--;
            }
            return new TextPiece(from + start, Arrays.copyOfRange(bytes, start, end == start ? bytes.length : end));
        }
    }

    private void packed(FolderScan.Found file, String place, Contents into) throws IOException {
        RecordingReader reader = WholeFiles.reader(readers, file.file()).orElseThrow(() -> WholeFiles.binary(file));
        try (Recording recording = reader.open(file.file(), settings.options())) {
            if (recording.time().kind() != TimeAxis.Kind.INSTANT) {
                into.unclear().put(file.path(), WholeFiles.undated(recording.time()));
                return;
            }
            if (into.understanding().isEmpty()) {
                into.understanding().addAll(recording.understanding());
            }
            boolean named = settings.options().by() != null;
            for (Recording.Machine machine : recording.machines()) {
                String key =
                        FolderSettings.machine(place, named ? machine.asset().name() : "");
                machine.tags().forEach(tag -> put(into, key, tag, none(key, tag)));
            }
            if (file.size() < LARGE) {
                latest(recording, place, named, into);
            }
        }
    }

    private static void latest(Recording recording, String place, boolean named, Contents into) {
        recording.read(
                (machine, block) -> {
                    String key = FolderSettings.machine(
                            place, named ? machine.asset().name() : "");
                    int row = block.rows() - 1;
                    for (int tag = 0; row >= 0 && tag < machine.tags().size(); tag++) {
                        Tag one = machine.tags().get(tag);
                        double value = block.value(row, tag);
                        String text = one.kind() == Tag.Kind.STATUS && Double.isFinite(value)
                                ? one.words().get((int) value)
                                : String.valueOf(value);
                        put(into, key, one, sample(key, one, block.time(row), value, text, block.qualities(tag)[row]));
                    }
                    return true;
                },
                Recording.Progress.NONE);
    }

    private static Sample none(String machine, Tag tag) {
        return new Sample(PointRows.address(machine, tag.name()), 0, Double.NaN, "", SourceQuality.BAD, "no value yet");
    }

    private static Sample sample(String machine, Tag tag, long micros, double value, String text, byte quality) {
        byte wire = quality == Quality.GOOD.code() ? SourceQuality.GOOD : SourceQuality.BAD;
        String status = Quality.ofCode(quality).name().toLowerCase(java.util.Locale.ROOT);
        return new Sample(PointRows.address(machine, tag.name()), micros, value, text, wire, status);
    }

    /** Rows that name their machine belong to it alone. */
    private void unnamed(Contents into, String machine, Tag tag) {
        if (settings.options().by() == null) {
            put(into, machine, tag, none(machine, tag));
        }
    }

    private static void put(Contents into, String machine, Tag tag, Sample last) {
        Machine one = into.machines().computeIfAbsent(machine, name -> new Machine(new LinkedHashMap<>()));
        Column known = one.columns().get(tag.name());
        if (known == null || known.last().timeMicros() <= last.timeMicros()) {
            one.columns().put(tag.name(), new Column(known == null ? tag : known.tag(), last));
        }
    }

    /** One level: the folders and machines below a place, and the columns of the machine that is this place. */
    NodePage page(List<FolderScan.Found> found, String at, String cursor) throws IOException {
        String below = at.isEmpty() ? "" : at + "/";
        List<FolderScan.Found> here = found.stream()
                .filter(file -> settings.machine(file.path()).equals(at)
                        || settings.machine(file.path()).startsWith(below)
                        || at.startsWith(settings.machine(file.path()) + "/"))
                .toList();
        TreeSet<String> folders = new TreeSet<>();
        for (FolderScan.Found file : here) {
            child(settings.machine(file.path()), below).ifPresent(folders::add);
        }
        Contents contents = contents(here.stream()
                .filter(file -> at.equals(settings.machine(file.path()))
                        || at.startsWith(settings.machine(file.path()) + "/")
                        || settings.machine(file.path()).isEmpty())
                .toList());
        contents.machines().keySet().forEach(machine -> child(machine, below).ifPresent(folders::add));
        List<Node> nodes = new ArrayList<>();
        folders.forEach(folder ->
                nodes.add(new Node(below + folder, folder, below + folder, Node.Kind.FOLDER, Tag.of(folder), "")));
        Machine machine = contents.machines().get(at);
        if (machine != null) {
            machine.columns().values().forEach(column -> nodes.add(node(at, column.tag())));
        }
        boolean exists = found.stream()
                .map(file -> settings.machine(file.path()))
                .anyMatch(one -> one.equals(at) || one.startsWith(below));
        // A folder of files that nobody can read is there, and empty: one such must not hide the others.
        if (nodes.isEmpty() && !at.isEmpty() && !exists) {
            throw MillwrightException.notFound(
                    "files.node.unknown",
                    "There is no folder or machine ({address}) with files that can be read.",
                    "address",
                    at);
        }
        return paged(nodes, cursor);
    }

    private static java.util.Optional<String> child(String machine, String below) {
        if (machine.length() <= below.length() || !machine.startsWith(below)) {
            return java.util.Optional.empty();
        }
        int slash = machine.indexOf('/', below.length());
        return java.util.Optional.of(machine.substring(below.length(), slash < 0 ? machine.length() : slash));
    }

    private Node node(String machine, Tag tag) {
        String place = machine.isEmpty() ? String.valueOf(settings.root().getFileName()) : machine;
        return new Node(
                PointRows.address(machine, tag.name()),
                tag.name(),
                place + "/" + tag.name().replace('/', '_'),
                Node.Kind.VALUE,
                tag,
                tag.kind() == Tag.Kind.STATUS ? "words" : "number");
    }

    private static NodePage paged(List<Node> nodes, String cursor) {
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int until = Math.min(nodes.size(), from + NodePage.MOST);
        return new NodePage(nodes.subList(Math.min(from, until), until), until < nodes.size() ? "" + until : "");
    }
}
