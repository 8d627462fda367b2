package org.millwright.adapters.openai;

import org.millwright.language.TextListener;

/** Passes text on as it comes, with what was hidden put back; holds back what may be the beginning of a placeholder. */
final class Unveiling {
    private static final int LONGEST = Redaction.OPEN.length() + 9 + Redaction.CLOSE.length();

    private final Redaction redaction;
    private final TextListener listener;
    private final StringBuilder all = new StringBuilder();
    private String held = "";

    Unveiling(Redaction redaction, TextListener listener) {
        this.redaction = redaction;
        this.listener = listener;
    }

    void text(String more) {
        String text = held + more;
        int half = text.endsWith("[") && !text.endsWith("[[") ? text.length() - 1 : -1;
        int open = Math.max(text.lastIndexOf("[["), half);
        boolean waits = open >= 0 && text.indexOf(Redaction.CLOSE, open) < 0 && text.length() - open < LONGEST;
        pass(text.substring(0, waits ? open : text.length()));
        held = waits ? text.substring(open) : "";
    }

    /** Nothing more comes. */
    String end() {
        pass(held);
        held = "";
        return all.toString();
    }

    private void pass(String text) {
        if (!text.isEmpty()) {
            String shown = redaction.show(text);
            all.append(shown);
            listener.text(shown);
        }
    }
}
