package org.millwright.program.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The Chinese texts: UTF-8 properties files, {@code code = text}, each code in one of them only. */
final class Bundles {
    /** Every bundle the program may carry; each area of the program brings its own. */
    static final List<String> NAMES = List.of(
            "messages_zh_bench.properties",
            "messages_zh_cli.properties",
            "messages_zh_detect.properties",
            "messages_zh_files.properties",
            "messages_zh_flow.properties",
            "messages_zh_reader.properties",
            "messages_zh_report.properties",
            "messages_zh_warn.properties",
            "messages_zh_sheets.properties",
            "messages_zh_plant.properties",
            "messages_zh_simulation.properties",
            "messages_zh_opcua.properties",
            "messages_zh_wire.properties",
            "messages_zh_history.properties",
            "messages_zh_trust.properties",
            "messages_zh_server.properties",
            "messages_zh_live.properties",
            "messages_zh_journal.properties",
            "messages_zh_language.properties",
            "messages_zh_mask.properties",
            "messages_zh_openai.properties");

    private static final String FOLDER = "/org/millwright/program/";

    private Bundles() {}

    static Map<String, String> chinese() {
        Map<String, String> all = new TreeMap<>();
        for (String name : NAMES) {
            try (InputStream in = Bundles.class.getResourceAsStream(FOLDER + name)) {
                if (in != null) {
                    read(in, all);
                }
            } catch (IOException broken) {
                throw new UncheckedIOException("The texts (%s) cannot be read.".formatted(name), broken);
            }
        }
        return Map.copyOf(all);
    }

    /**
     * Adds the texts of one bundle.
     *
     * @throws IllegalArgumentException if a code has a text already
     */
    static void read(InputStream in, Map<String, String> into) throws IOException {
        Properties once = new Properties() {
            @Override
            public synchronized Object put(Object code, Object text) {
                if (into.put(code.toString(), text.toString().strip()) != null) {
                    throw new IllegalArgumentException("The code (%s) has two texts.".formatted(code));
                }
                return text;
            }
        };
        once.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
}
