package org.millwright.recording.folder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.machine.Tag;
import org.millwright.recording.ReadOptions;
import org.millwright.recording.Recording;
import org.millwright.recording.TimeAxis;

/** Finds out how several files make one recording. */
final class FolderOpener {
    private static final String UNKNOWN_COLUMN = "recording.column.unknown";

    private static final Set<String> TABLES = Set.of(".csv", ".tsv", ".gz", ".xlsx", ".parquet", ".dat");

    private final Recordings reader;
    private final String name;
    private final ReadOptions options;
    private final List<Message> understanding = new ArrayList<>();
    private final Set<String> ignoredSomewhere = new HashSet<>();

    FolderOpener(Recordings reader, String name, ReadOptions options) {
        this.reader = reader;
        this.name = name;
        this.options = options;
    }

    /**
     * @param lenient true if files of another kind among them may be left out and named
     */
    Recording open(List<Path> paths, boolean lenient) {
        List<Recording> opened = new ArrayList<>();
        try {
            openAll(paths, lenient, opened);
            refuseUnmatched();
            if (opened.isEmpty()) {
                throw Recordings.noRecordings(name);
            }
            return opened.size() == 1 && understanding.isEmpty() ? opened.getFirst() : together(opened);
        } catch (RuntimeException refused) {
            opened.forEach(Recording::close);
            throw refused;
        }
    }

    private void openAll(List<Path> paths, boolean lenient, List<Recording> opened) {
        String usual = usualEnding(paths);
        MillwrightException first = null;
        for (Path path : paths) {
            try {
                opened.add(openOne(path));
            } catch (MillwrightException refused) {
                if (!lenient) {
                    throw refused;
                }
                if (ending(path).equals(usual)) {
                    first = first == null ? refused : first;
                } else {
                    understanding.add(Message.of(
                            "recording.folder.left-out",
                            "The file {file} is left out, for it holds no recording.",
                            "file",
                            path.getFileName()));
                }
            }
        }
        if (first != null && (!opened.isEmpty() || TABLES.contains(usual))) {
            throw first;
        }
    }

    /** Leaves out the columns that the person wants left out where they are there. */
    private Recording openOne(Path path) {
        Set<String> ignore = new HashSet<>(options.ignore());
        while (true) {
            try {
                Recording recording = reader.openFile(
                        path,
                        new ReadOptions(ignore, options.by(), options.zone(), options.dateOrder(), options.decimal()));
                ignoredSomewhere.addAll(ignore);
                return recording;
            } catch (MillwrightException refused) {
                Message message = refused.problem().message();
                if (!message.code().equals(UNKNOWN_COLUMN)
                        || !ignore.remove(message.values().get("column"))) {
                    throw refused;
                }
            }
        }
    }

    private void refuseUnmatched() {
        for (String word : options.ignore()) {
            if (!ignoredSomewhere.contains(word)) {
                throw MillwrightException.badRequest(
                        "recording.folder.ignored",
                        "No file of {folder} has a column {column}. Check the spelling.",
                        "folder",
                        name,
                        "column",
                        word);
            }
        }
    }

    private Recording together(List<Recording> opened) {
        for (Recording recording : opened) {
            if (recording.machines().size() > 1) {
                throw MillwrightException.badRequest(
                        "recording.folder.machines",
                        "The file {file} holds several machines and stands among other files in {folder}. Name it alone.",
                        "file",
                        recording.name(),
                        "folder",
                        name);
            }
        }
        List<Member> members = new ArrayList<>(opened.stream().map(Member::of).toList());
        boolean single = members.stream().allMatch(member -> member.tags().size() == 1);
        boolean timed =
                members.stream().allMatch(member -> member.recording().time().kind() != TimeAxis.Kind.ROWS);
        if (members.size() > 1 && single && timed && overlapping(members)) {
            return joined(members);
        }
        return sequence(members, timed);
    }

    /** One tag a file: the rows are the times of all files. */
    private Recording joined(List<Member> members) {
        requireOneKind(members);
        List<Tag> tags = new ArrayList<>();
        Map<String, Long> counts = members.stream()
                .collect(Collectors.groupingBy(
                        member -> member.tags().getFirst().name(), HashMap::new, Collectors.counting()));
        for (Member member : members) {
            Tag tag = member.tags().getFirst();
            boolean own = counts.getOrDefault(tag.name(), 0L) == 1 && !generic(tag.name());
            tags.add(new Tag(own ? tag.name() : member.stem(), tag.unit(), tag.kind(), tag.words()));
        }
        understanding.add(Message.of(
                "recording.folder.joined",
                "{count} files of one tag each are joined by time; a tag without a value at a time is missing there.",
                "count",
                members.size()));
        return new JoinedRecording(name, members, tags, understanding);
    }

    private static boolean generic(String name) {
        return Set.of("value", "values", "wert", "valor", "val", "data", "值", "数值", "column 2")
                .contains(name.toLowerCase(Locale.ROOT));
    }

    /** Files of the same tags, one after the other. */
    private Recording sequence(List<Member> members, boolean timed) {
        TagUnion union = new TagUnion(name, members);
        boolean elapsed =
                members.stream().anyMatch(member -> !member.recording().time().dated());
        boolean numbered = !timed || (elapsed && overlapping(members));
        if (!numbered) {
            requireOneKind(members);
            members.sort(Comparator.comparingLong(Member::first));
            refuseOverlap(members);
        } else if (members.size() > 1) {
            understanding.add(Message.of(
                    "recording.folder.numbered",
                    "The files of {folder} have no common time: they follow each other by name, and rows are numbered.",
                    "folder",
                    name));
        }
        understanding.add(Message.of(
                "recording.folder.sequence",
                "{count} files follow each other, from {first} to {last}.",
                "count",
                members.size(),
                "first",
                members.getFirst().name(),
                "last",
                members.getLast().name()));
        return new SequenceRecording(name, members, union, numbered, understanding);
    }

    private static boolean overlapping(List<Member> members) {
        List<Member> sorted = new ArrayList<>(members);
        sorted.sort(Comparator.comparingLong(Member::first));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).overlaps(sorted.get(i))
                    || sorted.get(i - 1).first() == sorted.get(i).first()) {
                return true;
            }
        }
        return false;
    }

    private void refuseOverlap(List<Member> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).first() < sorted.get(i - 1).last()) {
                throw MillwrightException.badRequest(
                        "recording.folder.overlap",
                        "The times of {one} and {other} in {folder} overlap, so they cannot follow each other, from row 1 of {other} on. Maybe they are two machines, or one is a copy: name one of them, or make one file with a column for the machine and use --by.",
                        "one",
                        sorted.get(i - 1).name(),
                        "other",
                        sorted.get(i).name(),
                        "folder",
                        name);
            }
        }
    }

    private void requireOneKind(List<Member> members) {
        Member first = members.getFirst();
        for (Member member : members) {
            if (member.recording().time().kind() != first.recording().time().kind()) {
                throw MillwrightException.badRequest(
                        "recording.folder.clocks",
                        "The times of {one} and {other} in {folder} are of different kinds: one names a zone or counts, the other does not. Name the zone with --zone, or name the files one at a time.",
                        "one",
                        first.name(),
                        "other",
                        member.name(),
                        "folder",
                        name);
            }
        }
    }

    private static String usualEnding(List<Path> paths) {
        Map<String, Long> counts = paths.stream()
                .collect(Collectors.groupingBy(FolderOpener::ending, HashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static String ending(Path path) {
        String file = String.valueOf(path.getFileName());
        int dot = file.lastIndexOf('.');
        return dot < 0 ? "" : file.substring(dot).toLowerCase(Locale.ROOT);
    }
}
