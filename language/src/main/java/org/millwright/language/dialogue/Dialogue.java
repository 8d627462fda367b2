package org.millwright.language.dialogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.millwright.Message;
import org.millwright.language.Constraint;
import org.millwright.language.Piece;
import org.millwright.language.Prompt;
import org.millwright.language.Reply;
import org.millwright.language.Stop;
import org.millwright.language.TextListener;
import org.millwright.language.TokenChooser;
import org.millwright.language.Usage;
import org.millwright.language.Vocabulary;
import org.millwright.language.sample.Choosers;
import org.millwright.language.template.CallForm;
import org.millwright.language.template.Heard;
import org.millwright.language.template.Talk;
import org.millwright.language.template.Templates;

/**
 * How one model is spoken to. An engine encodes the {@link #pieces}, asks the {@link #chooser} for token after token, passes the
 * text on to a {@link Showing}, and makes the {@link #reply} of it. Made once for a model; for any number of threads.
 */
public final class Dialogue {
    private final Choosers choosers;
    private final Templates.Chosen chosen;
    private final boolean thinking;

    private Dialogue(Choosers choosers, Templates.Chosen chosen, boolean thinking) {
        this.choosers = choosers;
        this.chosen = chosen;
        this.thinking = thinking;
    }

    /**
     * Prepares a model.
     *
     * @param template the text of the file's chat template; empty if it has none
     * @param architecture such as qwen2
     */
    public static Dialogue with(Vocabulary vocabulary, String template, String architecture) {
        return new Dialogue(Choosers.over(vocabulary), Templates.choose(template, architecture), false);
    }

    /** The same, with models that can think before they answer doing so, or not. */
    public Dialogue thinking(boolean thinks) {
        return new Dialogue(choosers, chosen, thinks);
    }

    /** To be shown to whoever loads the model: its template was only guessed. */
    public Optional<Message> warning() {
        return chosen.warning();
    }

    /** The prompt without the token that begins every prompt. */
    public List<Piece> pieces(Prompt prompt, LocalDate today) {
        return chosen.template().pieces(talk(prompt, today));
    }

    /**
     * Chooses the tokens of one answer: of the asked form; where free text is asked for and tools are at hand, each call has its
     * form.
     *
     * @throws org.millwright.MillwrightException if a schema is not supported
     */
    public TokenChooser chooser(Prompt prompt) {
        Optional<CallForm> calls = prompt.constraint() instanceof Constraint.Free
                ? chosen.template().form(prompt.tools())
                : Optional.empty();
        return calls.map(form -> choosers.of(form, prompt.sampling()))
                .orElseGet(() -> choosers.of(prompt.constraint(), prompt.sampling()));
    }

    /** Shows an answer while it is made: its words, not its thoughts and calls. */
    public Showing showing(Prompt prompt, TextListener listener) {
        return new Showing(text -> plain(prompt) ? text : chosen.template().shown(talk(prompt), text), listener);
    }

    /**
     * The reply that a text is. A call runs only if the answer is whole: in any other case there is none.
     *
     * @param text all that the model wrote
     * @param stop why it ended; {@link Stop#END} becomes {@link Stop#TOOL} where tools are asked for, and {@link Stop#BROKEN} where
     *     something began like a call and is none
     */
    public Reply reply(Prompt prompt, String text, Stop stop, Usage usage) {
        if (plain(prompt)) {
            return new Reply(text, List.of(), stop, usage);
        }
        Heard heard = chosen.template().heard(talk(prompt), text);
        if (stop != Stop.END) {
            return new Reply(heard.text(), List.of(), stop, usage);
        }
        if (!heard.unread().isEmpty()) {
            return new Reply(heard.text(), List.of(), Stop.BROKEN, usage);
        }
        return new Reply(heard.text(), heard.calls(), heard.calls().isEmpty() ? stop : Stop.TOOL, usage);
    }

    /** A form that was asked for is the answer as it stands. */
    private static boolean plain(Prompt prompt) {
        return !(prompt.constraint() instanceof Constraint.Free);
    }

    private Talk talk(Prompt prompt) {
        return talk(prompt, LocalDate.EPOCH);
    }

    private Talk talk(Prompt prompt, LocalDate today) {
        return new Talk(prompt.messages(), prompt.tools(), thinking && !plain(prompt), today);
    }
}
