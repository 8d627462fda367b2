package org.millwright.language.schema;

import java.util.List;
import org.millwright.language.json.Json;

/**
 * A JSON schema of the supported part: type, enum, const, properties, required, items, minItems, maxItems, minLength, maxLength,
 * minimum and maximum of integers (also exclusive), anyOf, local $ref. Any other keyword that would change the meaning is refused
 * by its name and place. Immutable; for any number of threads.
 */
public final class Schema {
    /** As a bound: none. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private final Json source;
    private final List<Form> forms;
    private final int root;

    private Schema(Json source, List<Form> forms, int root) {
        this.source = source;
        this.forms = List.copyOf(forms);
        this.root = root;
    }

    /**
     * Reads a schema from its text.
     *
     * @throws org.millwright.MillwrightException a bad request that names the keyword and its place, also where no value at all fits
     */
    public static Schema read(String json) {
        return of(Json.read(json));
    }

    /** Reads a schema from its JSON. */
    public static Schema of(Json source) {
        SchemaReader reader = new SchemaReader(source);
        int root = reader.read();
        Circles.check(reader.forms(), reader.paths());
        return new Schema(source, reader.forms(), root);
    }

    public List<Form> forms() {
        return forms;
    }

    /** The index of the form of the whole value. */
    public int root() {
        return root;
    }

    /** What is wrong with a value; empty if it fits. Read from the schema itself and not from its forms. */
    public List<Fault> faults(Json value) {
        return new Validator(source).faults(value);
    }

    public Json source() {
        return source;
    }

    /**
     * Where a value does not fit.
     *
     * @param path of the value, as a JSON pointer; empty for the whole
     * @param keyword of the schema that it breaks
     */
    public record Fault(String path, String keyword) {}
}
