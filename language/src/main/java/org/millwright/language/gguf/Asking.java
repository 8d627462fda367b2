package org.millwright.language.gguf;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.millwright.language.Cancel;
import org.millwright.language.Limits;
import org.millwright.language.Stop;
import org.millwright.language.TextListener;
import org.millwright.language.TokenChooser;
import org.millwright.language.gguf.cache.KeyValues;

/** One answer in the making: the rest of the prompt, then token after token until something ends it. */
final class Asking {
    private final Engine engine;
    private final Clock clock;
    private final Cancel cancel;
    private final long began;
    private final long until;
    private final WholeCharacters out;
    private int made;
    private long firstToken = -1;

    Asking(Engine engine, Clock clock, Limits limits, TextListener listener, Cancel cancel) {
        this.engine = engine;
        this.clock = clock;
        this.cancel = cancel;
        this.began = clock.millis();
        long left = limits.time().toMillis();
        this.until = left > Long.MAX_VALUE - began ? Long.MAX_VALUE : began + left;
        this.out = new WholeCharacters(listener);
    }

    private boolean stopped() {
        return cancel.cancelled() || clock.millis() > until;
    }

    private Stop why() {
        return cancel.cancelled() ? Stop.CANCELLED : Stop.BUDGET;
    }

    /**
     * Computes the rest of a prompt and draws the answer behind it.
     *
     * @param rest tokens of the prompt that the text does not have, at least one
     * @param most tokens of the answer
     * @param atPrompt told once the prompt is computed
     */
    Stop answer(KeyValues text, int[] rest, int most, TokenChooser chooser, Runnable atPrompt) {
        BooleanSupplier stop = this::stopped;
        float[] logits = new float[engine.tokenizer().size()];
        if (!engine.append(text, rest, logits, stop)) {
            return why();
        }
        atPrompt.run();
        int room = Math.min(most, engine.context() - text.length());
        int[] one = new int[1];
        while (made < room) {
            try {
                one[0] = chooser.next(logits, room - made);
            } catch (TokenChooser.BrokenLogits broken) {
                return Stop.BROKEN;
            }
            if (one[0] == TokenChooser.DONE) {
                return Stop.END;
            }
            if (stopped()) {
                return why();
            }
            made++;
            firstToken = firstToken < 0 ? clock.millis() - began : firstToken;
            out.add(engine.tokenizer().bytes(one[0]));
            if (!engine.append(text, one, logits, stop)) {
                return why();
            }
        }
        return Stop.LENGTH;
    }

    /** The whole answer. */
    String text() {
        return out.end();
    }

    int made() {
        return made;
    }

    long firstTokenMillis() {
        return firstToken < 0 ? millis() : firstToken;
    }

    long millis() {
        return clock.millis() - began;
    }
}
