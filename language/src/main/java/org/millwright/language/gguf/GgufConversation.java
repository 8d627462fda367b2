package org.millwright.language.gguf;

import java.util.ArrayList;
import java.util.List;
import org.millwright.language.Cancel;
import org.millwright.language.Conversation;
import org.millwright.language.Limits;
import org.millwright.language.Prompt;
import org.millwright.language.Reply;
import org.millwright.language.Said;
import org.millwright.language.Speaker;
import org.millwright.language.Stop;
import org.millwright.language.TextListener;
import org.millwright.language.gguf.cache.KeyValues;

/**
 * Messages so far with what was computed of them. A fork shares all of it. For one thread at a time. The text is kept without the answer's
 * own end; the template writes the answer into the next prompt, and where the two agree nothing is computed again.
 */
final class GgufConversation implements Conversation {
    private final GgufModel model;
    private Prompt prompt;
    private KeyValues text;

    GgufConversation(GgufModel model, Prompt prefix) {
        this(model, prefix, model.engine().empty());
    }

    private GgufConversation(GgufModel model, Prompt prompt, KeyValues text) {
        this.model = model;
        this.prompt = prompt;
        this.text = text;
    }

    @Override
    public Conversation fork() {
        KeyValues[] forked = new KeyValues[1];
        model.engine().alone(() -> forked[0] = text.fork());
        return new GgufConversation(model, prompt, forked[0]);
    }

    @Override
    public Reply ask(Said message, Limits limits, TextListener onText, Cancel cancel) {
        Prompt asked = with(message);
        GgufModel.Question question = model.question(asked, limits, onText, cancel);
        int[] tokens = question.tokens();
        Reply reply = model.answer(question, begun(tokens));
        KeyValues after = model.beginning(tokens);
        model.engine().alone(text::release);
        text = after;
        prompt = asked;
        if (reply.stop() == Stop.END || reply.stop() == Stop.TOOL || reply.stop() == Stop.LENGTH) {
            Said answer = Said.by(Speaker.ASSISTANT, reply.text());
            prompt = with(new Said(answer.speaker(), answer.parts(), reply.calls(), ""));
        }
        return reply;
    }

    /** What is known of these tokens: from this conversation, or from another text of the model if that agrees longer. */
    private KeyValues begun(int[] tokens) {
        KeyValues other = model.beginning(tokens);
        KeyValues[] begun = {other};
        model.engine().alone(() -> {
            int common = Math.min(text.common(tokens), tokens.length - 1);
            if (common > other.length()) {
                other.release();
                begun[0] = text.fork();
                begun[0].cut(common);
            }
        });
        return begun[0];
    }

    private Prompt with(Said message) {
        List<Said> messages = new ArrayList<>(prompt.messages());
        messages.add(message);
        return new Prompt(messages, prompt.tools(), prompt.constraint(), prompt.sampling());
    }

    @Override
    public void close() {
        model.engine().alone(text::release);
    }
}
