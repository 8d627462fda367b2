package org.millwright.language.mask;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.millwright.MillwrightException;
import org.millwright.language.Vocabulary;
import org.millwright.language.schema.Schema;

/**
 * Makes masks for answers of one model. What depends on the vocabulary alone is worked out once, in about a second for 152,000 tokens.
 * Immutable; for any number of threads.
 */
public final class Masks {
    private final Tokens tokens;

    private Masks(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Prepares a vocabulary.
     *
     * @throws MillwrightException if no token writes one of the bytes of UTF-8 alone: a text might then be impossible to finish
     */
    public static Masks over(Vocabulary vocabulary) {
        Tokens tokens = new Tokens(vocabulary);
        for (int b = 0; b < 256; b++) {
            if (written(b) && tokens.trie().longest(new byte[] {(byte) b}, 0) < 0) {
                throw MillwrightException.badRequest(
                        "mask.vocabulary.gap",
                        "No token of this model writes the byte {byte} alone, so its answers cannot be held to a form.",
                        "byte",
                        b);
            }
        }
        return new Masks(tokens);
    }

    private static boolean written(int b) {
        return b >= 0x20 && b != 0x7F && b != 0xC0 && b != 0xC1 && b < 0xF5;
    }

    /** One JSON value that fits a schema, without blanks, members in the order of the schema. */
    public Mask schema(Schema schema) {
        return schema(schema, Spacing.NONE);
    }

    /** The same with blanks where the model is used to them. */
    public Mask schema(Schema schema, Spacing spacing) {
        return new Mask(tokens, Grammar.of(schema, spacing));
    }

    /**
     * Exactly one of some texts.
     *
     * @throws MillwrightException if there is none
     */
    public Mask choice(List<String> options) {
        if (options.isEmpty()) {
            throw MillwrightException.badRequest("mask.choice.none", "There is no option to choose from.");
        }
        return new Mask(tokens, Grammar.of(options));
    }

    /**
     * Any text; but wherever it contains the trigger, a value of the schema and the closing text follow.
     *
     * @param trigger such as {@code "<tool_call>\n"}; not empty
     * @param closing such as {@code "\n</tool_call>"}; may be empty
     */
    public Mask after(String trigger, Schema schema, String closing, Spacing spacing) {
        if (trigger.isEmpty()) {
            throw new IllegalArgumentException("A trigger is empty.");
        }
        byte[] bytes = trigger.getBytes(StandardCharsets.UTF_8);
        return new Mask(tokens, Grammar.after(bytes, schema, closing.getBytes(StandardCharsets.UTF_8), spacing));
    }

    /** The tokens that write text, as bits like those of {@link Mask#allowed}; not to be changed. */
    public long[] text() {
        return tokens.text();
    }

    /** The tokens that end an answer, as bits like those of {@link Mask#allowed}; not to be changed. */
    public long[] ends() {
        return tokens.ends();
    }

    /** True if a token ends an answer. */
    public boolean end(int token) {
        return tokens.end(token);
    }
}
