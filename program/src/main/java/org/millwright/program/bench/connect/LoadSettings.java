package org.millwright.program.bench.connect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import org.millwright.machine.TagPath;
import org.millwright.plant.Rows.Unit;
import org.millwright.program.settings.Home;

/** The settings file of a plant with one connection, as a person would have written it. */
final class LoadSettings {
    /** The name of the connection. */
    static final String CONNECTION = "load";

    private LoadSettings() {}

    /**
     * Writes it.
     *
     * @param kind the kind of the connection
     * @param settings what the kind asks for
     * @param address of a tag, by its path and its place within its machine
     */
    static void settings(
            Home home,
            Load load,
            String kind,
            String at,
            Map<String, String> settings,
            BiFunction<TagPath, Integer, String> address) {
        StringBuilder text = new StringBuilder("server:\n  port: 0\nconnections:\n  " + CONNECTION + ":\n");
        text.append("    kind: ").append(kind).append('\n');
        text.append("    address: \"").append(at).append("\"\n");
        text.append("    interval: ")
                .append(Math.round(1_000 / load.plant().perSecond()))
                .append("ms\n    settings:\n");
        settings.forEach((key, value) ->
                text.append("      ").append(key).append(": \"").append(value).append("\"\n"));
        text.append("    points:\n");
        for (Unit unit : load.units()) {
            for (int tag = 0; tag < unit.tags().size(); tag++) {
                String name = unit.tags().get(tag).tag().name();
                text.append("      - asset: ").append(unit.path()).append('\n');
                text.append("        tag: ").append(name).append('\n');
                text.append("        address: \"")
                        .append(address.apply(new TagPath(unit.path(), name), tag))
                        .append("\"\n");
            }
        }
        home.make();
        try {
            Files.writeString(home.settings(), text);
        } catch (IOException full) {
            throw new UncheckedIOException("The settings of the measured program cannot be written.", full);
        }
    }

    /** The place of a home below a folder. */
    static Home home(Path folder) {
        return new Home(folder.resolve("home").toAbsolutePath());
    }
}
