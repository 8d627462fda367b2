package org.millwright.language.gguf;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.millwright.language.gguf.cache.KeyValues;

/**
 * Texts that were computed lately, so that the next one that begins alike begins where they agree. The longest beginnings also go to a
 * folder, for the next start. Called while no other thread uses texts of the engine.
 */
final class Texts {
    private static final int MOST = 4;

    /** A shorter beginning is computed faster than it is worth a file. */
    private static final int WORTH_KEEPING = 64;

    private static final System.Logger LOG = System.getLogger(Texts.class.getName());

    private final Engine engine;
    private final @Nullable KeptTexts kept;
    private final Deque<KeyValues> recent = new ArrayDeque<>();

    /** @param folder for beginnings; null to keep none */
    Texts(Engine engine, @Nullable Path folder, String model) {
        this.engine = engine;
        this.kept = folder == null ? null : new KeptTexts(folder, model);
    }

    /** A text that begins like the given one, as long as any does, but without its last token. */
    KeyValues beginning(int[] tokens) {
        KeyValues best = null;
        int common = 0;
        for (KeyValues one : recent) {
            if (one.common(tokens) > common) {
                best = one;
                common = one.common(tokens);
            }
        }
        KeyValues begun = best == null ? engine.empty() : best.fork();
        begun.cut(Math.min(common, tokens.length - 1));
        if (kept != null && tokens.length - begun.length() > WORTH_KEEPING) {
            try {
                return kept.longer(begun, tokens);
            } catch (IOException unreadable) {
                LOG.log(
                        Level.WARNING,
                        "What was kept of an earlier prompt cannot be read; it is computed again.",
                        unreadable);
            }
        }
        return begun;
    }

    /** Remembers a text; the one that was used the longest ago is let go. */
    void remember(KeyValues text) {
        recent.addFirst(text.fork());
        if (recent.size() > MOST) {
            recent.removeLast().release();
        }
    }

    /**
     * Keeps a prompt for the next start if enough of it was new.
     *
     * @param computed how many of its tokens were not known before
     */
    void keep(KeyValues prompt, int computed) {
        if (kept == null || computed < WORTH_KEEPING) {
            return;
        }
        try {
            kept.keep(prompt);
        } catch (IOException full) {
            LOG.log(Level.WARNING, "A prompt could not be kept for the next start; it will be computed again.", full);
        }
    }
}
