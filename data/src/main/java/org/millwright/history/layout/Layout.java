package org.millwright.history.layout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.AssetPath;

/**
 * One shape of rows, with tables and files of its own. The same machine with the same tags always has the same layout, so that rows
 * which are replayed find the files that may hold them already.
 *
 * @param id its name, good for a folder: letters, digits, {@code -} and {@code _}
 * @param kind what a row is
 * @param asset the machine of a wide layout; null for the others
 * @param tags the tags of a wide layout in the order of its columns; empty for the others
 */
public record Layout(String id, Kind kind, @Nullable AssetPath asset, List<String> tags) {
    /** From so many tags on, rows that share their times are kept side by side. */
    public static final int WIDE_FROM = 5;

    /** One value a row, for all machines together: columns {@code ts, tag, value, q}. */
    public static final Layout NARROW = new Layout("n", Kind.NARROW, null, List.of());

    /** What happened: columns {@code ts, asset, kind, text, attrs}. */
    public static final Layout EVENTS = new Layout("events", Kind.EVENTS, null, List.of());

    private static final Set<String> RESERVED = Set.of("ts", "q", "qs");
    private static final int HASH_DIGITS = 12;

    /** What a row of a layout is. */
    public enum Kind {
        /** One value of one tag. */
        NARROW,
        /** One time and a value of each tag of a machine. */
        WIDE,
        /** One event. */
        EVENTS
    }

    public Layout {
        tags = List.copyOf(tags);
    }

    /** Where rows of a machine go that came with these tags side by side. */
    public static Layout of(AssetPath asset, List<String> tags) {
        return tags.size() < WIDE_FROM ? NARROW : wide(asset, tags);
    }

    /** The wide layout of a machine and tags: columns {@code ts}, one a tag, {@code q}, {@code qs}. */
    public static Layout wide(AssetPath asset, List<String> tags) {
        String full = asset + "\n" + String.join("\n", tags);
        String slug = asset.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String shortened = slug.length() > 24 ? slug.substring(0, 24) : slug;
        return new Layout("w_" + shortened + "_" + hash(full), Kind.WIDE, asset, tags);
    }

    /** The machine of a wide layout. */
    public AssetPath machine() {
        return Objects.requireNonNull(asset, "only a wide layout has a machine");
    }

    /**
     * The names of the columns of a wide layout, one a tag: the tag's own name, or {@code c} and its number where the name is taken
     * or differs from another one only in capitals.
     */
    public List<String> columns() {
        Map<String, Integer> uses = new HashMap<>();
        tags.forEach(tag -> uses.merge(tag.toLowerCase(Locale.ROOT), 1, Integer::sum));
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            String small = tags.get(i).toLowerCase(Locale.ROOT);
            boolean own = uses.getOrDefault(small, 0) == 1 && !RESERVED.contains(small) && !small.matches("c\\d+");
            columns.add(own ? tags.get(i) : "c" + i);
        }
        return columns;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
