package org.millwright.adapters.duckdb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.millwright.history.known.KnownTag;
import org.millwright.history.known.TagBook;
import org.millwright.history.layout.Layout;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Tag;

/** Remembers where rows of a machine with certain tags go. For the writer alone. */
final class Places {
    private final TagBook book;
    private final Map<AssetPath, Map<List<Tag>, Place>> places = new HashMap<>();

    Places(TagBook book) {
        this.book = book;
    }

    /**
     * Where rows go.
     *
     * @param layout their layout
     * @param tags their tags, in the order of their columns
     * @param connection who brings them
     */
    record Place(Layout layout, List<KnownTag> tags, String connection) {}

    Place of(AssetPath asset, List<Tag> tags, String connection) {
        Map<List<Tag>, Place> own = places.computeIfAbsent(asset, path -> new HashMap<>());
        Place place = own.get(tags);
        if (place == null || !place.connection.equals(connection)) {
            place = enter(Layout.of(asset, tags.stream().map(Tag::name).toList()), asset, tags, connection);
            own.put(List.copyOf(tags), place);
        }
        return place;
    }

    /** Enters the tags and says that they live in a layout. */
    Place enter(Layout layout, AssetPath asset, List<Tag> tags, String connection) {
        List<KnownTag> known = new ArrayList<>();
        for (int column = 0; column < tags.size(); column++) {
            KnownTag tag = book.enter(asset, tags.get(column), connection);
            tag.livesIn(layout, layout.kind() == Layout.Kind.WIDE ? column : 0);
            known.add(tag);
        }
        return new Place(layout, known, connection);
    }
}
