package org.millwright.history.known;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.history.Catalogue;
import org.millwright.history.LastValues;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

/** Every tag that ever had a value. One thread writes; any number of threads ask. */
public final class TagBook implements LastValues {
    private final Map<TagPath, KnownTag> byPath = new ConcurrentHashMap<>();
    private final Map<Integer, KnownTag> byId = new ConcurrentHashMap<>();
    private final Collection<KnownTag> inOrder = new ConcurrentLinkedQueue<>();
    private int nextId;

    /** The tag, which gets a number if it is new; what was known of it before is replaced by what is said now. */
    public synchronized KnownTag enter(AssetPath asset, Tag tag, String connection) {
        TagPath path = new TagPath(asset, tag.name());
        KnownTag known = byPath.get(path);
        if (known == null) {
            return put(new KnownTag(nextId, path, tag, connection));
        }
        known.describedAs(tag, connection);
        return known;
    }

    /**
     * The tag under the number it had before a restart.
     *
     * @throws IllegalArgumentException if the number or the tag stands for something else already
     */
    public synchronized KnownTag enter(int id, TagPath path, Tag tag, String connection) {
        KnownTag known = byPath.get(path);
        KnownTag holder = byId.get(id);
        if (known != holder) {
            throw new IllegalArgumentException("The number (%d) of the tag (%s) stands for (%s)."
                    .formatted(id, path, holder == null ? "no tag" : holder.path()));
        }
        return known == null ? put(new KnownTag(id, path, tag, connection)) : known;
    }

    private KnownTag put(KnownTag tag) {
        byPath.put(tag.path(), tag);
        byId.put(tag.id(), tag);
        inOrder.add(tag);
        nextId = Math.max(nextId, tag.id() + 1);
        return tag;
    }

    /** The tag of a path; null if there is none. */
    public @Nullable KnownTag find(TagPath path) {
        return byPath.get(path);
    }

    /** The tag of a number; null if there is none. */
    public @Nullable KnownTag find(int id) {
        return byId.get(id);
    }

    /**
     * The tags of paths, in their order.
     *
     * @throws org.millwright.MillwrightException if one of them is unknown, with the nearest names
     */
    public List<KnownTag> need(List<TagPath> paths) {
        List<KnownTag> tags = new ArrayList<>();
        for (TagPath path : paths) {
            KnownTag tag = byPath.get(path);
            if (tag == null) {
                throw unknown(path);
            }
            tags.add(tag);
        }
        return tags;
    }

    private MillwrightException unknown(TagPath path) {
        List<String> near = Nearest.of(
                path.toString(), byPath.keySet().stream().map(TagPath::toString).toList());
        if (near.isEmpty()) {
            return MillwrightException.notFound(
                    "history.tag.unknown",
                    "There is no tag {tag}. The command tag ls names all there are.",
                    "tag",
                    path);
        }
        return MillwrightException.notFound(
                "history.tag.misspelt",
                "There is no tag {tag}. Maybe you mean {near}.",
                "tag",
                path,
                "near",
                String.join(", ", near));
    }

    /** All tags in the order they came. */
    public Collection<KnownTag> tags() {
        return inOrder;
    }

    /** Takes rows that were applied. */
    public void saw(List<KnownTag> tags, Block rows) {
        for (int column = 0; column < tags.size(); column++) {
            tags.get(column).saw(rows, column);
        }
    }

    @Override
    public Optional<Last> of(TagPath tag) {
        return Optional.ofNullable(byPath.get(tag)).flatMap(KnownTag::last);
    }

    @Override
    public void forEach(Consumer<Last> use) {
        for (KnownTag tag : inOrder) {
            tag.last().ifPresent(use);
        }
    }

    /** What is known now; it does not change after. */
    public Catalogue catalogue() {
        Map<String, AssetPath> machines = new TreeMap<>();
        Map<AssetPath, Map<String, Catalogue.Known>> all = new LinkedHashMap<>();
        for (KnownTag tag : inOrder) {
            if (tag.last().isPresent()) {
                machines.putIfAbsent(tag.path().asset().toString(), tag.path().asset());
                all.computeIfAbsent(tag.path().asset(), asset -> new LinkedHashMap<>())
                        .put(tag.path().tag(), tag.known());
            }
        }
        return new Snapshot(List.copyOf(machines.values()), all);
    }

    private record Snapshot(List<AssetPath> machines, Map<AssetPath, Map<String, Known>> all) implements Catalogue {
        @Override
        public List<Known> tags(AssetPath machine) {
            return new ArrayList<>(all.getOrDefault(machine, Map.of()).values());
        }

        @Override
        public Optional<Known> tag(TagPath path) {
            return Optional.ofNullable(all.getOrDefault(path.asset(), Map.of()).get(path.tag()));
        }
    }
}
