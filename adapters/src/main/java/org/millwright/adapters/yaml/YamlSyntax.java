package org.millwright.adapters.yaml;

import org.millwright.MillwrightException;
import org.millwright.machine.written.Written;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the plain part of YAML 1.2: words, lists and names. Every word stays as it was written, so {@code no} is no and {@code 0x10} is
 * no sixteen. Refused with line and column: a name that stands twice, anchors, aliases, tags, several documents, more than 64 levels and
 * more than 4 MB.
 */
public final class YamlSyntax implements Written.Syntax {
    /** The longest text in characters. */
    static final int LONGEST = 4 * 1024 * 1024;

    @Override
    public Written.Named read(String file, String text) {
        if (text.length() > LONGEST) {
            throw MillwrightException.badRequest(
                    "settings.text.long",
                    "The file {file} has {length} characters; at most {most} are read. Split it, or leave out what is not needed.",
                    "file",
                    file,
                    "length",
                    text.length(),
                    "most",
                    LONGEST);
        }
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LONGEST)
                .setUseMarks(true)
                .build();
        try {
            return new TreeBuilder(file, new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            int column = wrong.getProblemMark().map(Mark::getColumn).orElse(0) + 1;
            throw broken(file, line, column, String.valueOf(wrong.getProblem()));
        } catch (YamlEngineException wrong) {
            throw broken(file, 1, 1, String.valueOf(wrong.getMessage()));
        }
    }

    private static MillwrightException broken(String file, int line, int column, String reason) {
        return MillwrightException.badRequest(
                "settings.text.broken",
                "The file {file} cannot be understood in line {row}, column {column}: {reason}. Maybe a colon, a quote or the"
                        + " indentation is wrong there or in the line above.",
                "file",
                file,
                "row",
                line,
                "column",
                column,
                "reason",
                reason);
    }
}
