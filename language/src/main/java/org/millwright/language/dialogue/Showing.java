package org.millwright.language.dialogue;

import java.util.function.UnaryOperator;
import org.millwright.language.TextListener;

/** Passes on what may be shown of a growing answer. Not for several threads. */
public final class Showing implements TextListener {
    private final UnaryOperator<String> shown;
    private final TextListener listener;
    private final StringBuilder all = new StringBuilder();
    private int passed;

    Showing(UnaryOperator<String> shown, TextListener listener) {
        this.shown = shown;
        this.listener = listener;
    }

    @Override
    public void text(String more) {
        all.append(more);
        pass(shown.apply(all.toString()));
    }

    /** The answer is complete: shows what of the reply has not been shown yet. */
    public void end(String reply) {
        if (passed <= reply.length()) {
            pass(reply);
        }
    }

    /** All that the model wrote. */
    public String all() {
        return all.toString();
    }

    private void pass(String text) {
        if (text.length() > passed) {
            listener.text(text.substring(passed));
            passed = text.length();
        }
    }
}
