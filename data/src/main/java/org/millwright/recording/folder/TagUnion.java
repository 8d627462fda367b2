package org.millwright.recording.folder;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.machine.Tag;

/** The tags of files that follow each other: the same names in all, units and words put together. */
final class TagUnion {
    private final List<Tag> tags = new ArrayList<>();

    /**
     * @throws MillwrightException if a file has other columns, another unit, or words where others have numbers
     */
    TagUnion(String folder, List<Member> members) {
        tags.addAll(members.getFirst().tags());
        for (Member member : members.subList(1, members.size())) {
            if (member.tags().size() != tags.size()) {
                throw mixed(folder, members.getFirst(), member, odd(member));
            }
            for (int i = 0; i < tags.size(); i++) {
                Tag other = find(member, tags.get(i).name());
                if (other == null) {
                    throw mixed(folder, members.getFirst(), member, tags.get(i).name());
                }
                tags.set(i, merged(folder, members.getFirst(), member, tags.get(i), other));
            }
        }
    }

    List<Tag> tags() {
        return tags;
    }

    /** For each tag of the union the column in a file. */
    int[] columns(Member member) {
        return tags.stream().mapToInt(tag -> index(member, tag.name())).toArray();
    }

    /** For each tag the code in the union of each code in a file. */
    int[][] codes(Member member) {
        int[][] codes = new int[tags.size()][0];
        for (int i = 0; i < codes.length; i++) {
            Tag own = member.tags().get(index(member, tags.get(i).name()));
            Tag all = tags.get(i);
            codes[i] = own.words().stream()
                    .mapToInt(word -> all.words().indexOf(word))
                    .toArray();
        }
        return codes;
    }

    private static Tag merged(String folder, Member first, Member member, Tag one, Tag other) {
        boolean units = !one.unit().equals(other.unit()) && one.hasUnit() && other.hasUnit();
        if (units || one.kind() != other.kind()) {
            throw MillwrightException.badRequest(
                    "recording.folder.column-differs",
                    "Column {column} has another unit or kind in {other} than in {one}, from row 1 on. Convert one of them, or leave the column out with --ignore.",
                    "column",
                    one.name(),
                    "one",
                    first.name(),
                    "other",
                    member.name(),
                    "folder",
                    folder);
        }
        List<String> words = new ArrayList<>(one.words());
        other.words().stream().filter(word -> !words.contains(word)).forEach(words::add);
        return new Tag(one.name(), one.hasUnit() ? one.unit() : other.unit(), one.kind(), words);
    }

    private String odd(Member member) {
        return member.tags().stream()
                .map(Tag::name)
                .filter(name -> tags.stream().noneMatch(tag -> tag.name().equals(name)))
                .findFirst()
                .orElseGet(() -> tags.stream()
                        .map(Tag::name)
                        .filter(name -> find(member, name) == null)
                        .findFirst()
                        .orElse(tags.getFirst().name()));
    }

    private static MillwrightException mixed(String folder, Member one, Member other, String column) {
        return MillwrightException.badRequest(
                "recording.folder.mixed",
                "The files {one} and {other} in {folder} have different columns in row 1: {column} is in one of them only. Name the files one at a time, or leave the column out with --ignore.",
                "one",
                one.name(),
                "other",
                other.name(),
                "folder",
                folder,
                "column",
                column);
    }

    private static @Nullable Tag find(Member member, String name) {
        int index = index(member, name);
        return index < 0 ? null : member.tags().get(index);
    }

    private static int index(Member member, String name) {
        for (int i = 0; i < member.tags().size(); i++) {
            if (member.tags().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
