package org.millwright.history.known;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.dataset.Range;
import org.millwright.history.LastValues;
import org.millwright.history.form.Fields;
import org.millwright.history.form.Sealed;
import org.millwright.history.layout.Layout;
import org.millwright.machine.Tag;
import org.millwright.machine.TagPath;

/** Keeps what is known of every tag in a file: number, unit, words, newest value. */
public final class TagFile {
    private static final long FORMAT = 1;

    private final Path file;

    /** @param folder the folder of the history */
    public TagFile(Path folder) {
        file = folder.resolve("tags.json");
    }

    /** The files it consists of. */
    public List<Path> files() {
        return List.of(file, Sealed.twin(file));
    }

    /** Writes what the book knows now. */
    public void write(TagBook book) throws IOException {
        List<Object> tags = new ArrayList<>();
        for (KnownTag tag : book.tags()) {
            tags.add(document(tag));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("tags", tags);
        Sealed.write(file, document);
    }

    /**
     * Reads it into a book that knows nothing yet.
     *
     * @return false if there is no such file
     * @throws IllegalArgumentException if it is damaged
     */
    public boolean read(TagBook into) throws IOException {
        Map<?, ?> document = Sealed.read(file);
        if (document == null) {
            return false;
        }
        for (Object one : Fields.of(document).list("tags")) {
            enter(Fields.of(one), into);
        }
        return true;
    }

    private static Map<String, Object> document(KnownTag known) {
        Tag tag = known.tag();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", known.id());
        document.put("path", known.path().asset().toString());
        document.put("name", tag.name());
        document.put("unit", tag.unit());
        document.put("kind", tag.kind().name());
        document.put("words", tag.words());
        document.put("connection", known.connection());
        document.put("interval", known.intervalMicros());
        document.put(
                "narrow", known.homes().stream().anyMatch(home -> home.layout().kind() == Layout.Kind.NARROW));
        known.last().ifPresent(last -> {
            document.put("first", known.times().from());
            document.put("newest", last.timeMicros());
            document.put("quality", (int) last.quality());
            if (Double.isFinite(last.value())) {
                document.put("value", last.value());
            }
        });
        return document;
    }

    private static void enter(Fields fields, TagBook into) {
        Tag tag = new Tag(
                fields.text("name"), fields.text("unit"), Tag.Kind.valueOf(fields.text("kind")), fields.texts("words"));
        TagPath path = new TagPath(org.millwright.machine.AssetPath.of(fields.text("path")), tag.name());
        KnownTag known = into.enter((int) fields.number("id"), path, tag, fields.text("connection"));
        if (fields.truth("narrow")) {
            known.livesIn(Layout.NARROW, 0);
        }
        if (fields.has("newest")) {
            LastValues.@Nullable Last last = new LastValues.Last(
                    path, fields.number("newest"), fields.has("value") ? fields.real("value") : Double.NaN, (byte)
                            fields.number("quality"));
            known.restore(
                    new Range(fields.number("first"), fields.number("newest") + 1), last, fields.number("interval"));
        }
    }
}
