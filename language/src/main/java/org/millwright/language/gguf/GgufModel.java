package org.millwright.language.gguf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.language.Cancel;
import org.millwright.language.Conversation;
import org.millwright.language.LanguageModel;
import org.millwright.language.Limits;
import org.millwright.language.ModelCard;
import org.millwright.language.OptionScorer;
import org.millwright.language.Piece;
import org.millwright.language.Prompt;
import org.millwright.language.Reply;
import org.millwright.language.Stop;
import org.millwright.language.TextListener;
import org.millwright.language.TokenChooser;
import org.millwright.language.Usage;
import org.millwright.language.dialogue.Dialogue;
import org.millwright.language.dialogue.Showing;
import org.millwright.language.gguf.cache.KeyValues;
import org.millwright.language.gguf.file.Metadata;
import org.millwright.language.gguf.token.Tokenizer;

/**
 * A model in a GGUF file, computed in this process. A prompt becomes pieces by the model's template, pieces become tokens, tokens become
 * logits, and a chooser draws the answer within the prompt's constraint. Texts computed lately are kept, so that a prompt that begins like
 * an earlier one begins where they agree.
 *
 * <p>Several threads may ask at once; they take turns, a batch of tokens each. A cancelled question ends within a layer of a batch. If the
 * file is cut while it is in use, the model closes itself and every question ends in a problem that says so.
 */
public final class GgufModel implements LanguageModel {
    private final Engine engine;
    private final Clock clock;
    private final Dialogue dialogue;
    private final ModelCard card;
    private final Texts texts;

    private GgufModel(Engine engine, GgufOptions options) {
        this.engine = engine;
        this.clock = options.clock();
        Metadata metadata = engine.file().metadata();
        String family = metadata.text("general.architecture").orElse("");
        String template = metadata.text("tokenizer.chat_template").orElse("");
        this.dialogue = Dialogue.with(engine.tokenizer(), template, family);
        this.card = card(engine, family, options);
        this.texts = new Texts(
                engine,
                options.folder(),
                card.sha256() + "|" + engine.arithmetic().name() + "|" + options.exact());
    }

    /**
     * Loads a model. The first start puts its weights in order, which takes some seconds; with a folder for kept files the next one maps
     * them.
     *
     * @throws MillwrightException if the file is refused, or the memory does not suffice
     */
    public static GgufModel open(Path file, GgufOptions options) {
        Engine engine = Engine.load(file, options);
        try {
            return new GgufModel(engine, options);
        } catch (InternalError lost) {
            MillwrightException told = engine.file().shrank(lost);
            engine.close();
            throw told;
        } catch (RuntimeException refused) {
            // Whatever it is, nothing stays open.
            engine.close();
            throw refused;
        }
    }

    private static ModelCard card(Engine engine, String family, GgufOptions options) {
        Path path = engine.file().path();
        String file = path.getFileName().toString();
        Metadata metadata = engine.file().metadata();
        try {
            return new ModelCard(
                    file.endsWith(".gguf") ? file.substring(0, file.length() - 5) : file,
                    family,
                    engine.context(),
                    Digests.of(path, options.folder()),
                    metadata.text("general.license").orElse(""),
                    path.toString());
        } catch (IOException unreadable) {
            throw MillwrightException.notFound(
                    "gguf.file.lost", """
                    The file ({file}) could not be read to the end: {why}.
                    Look whether it is there and may be read by this program.""", "file", path, "why", String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public ModelCard card() {
        return card;
    }

    /** What a person should know before relying on it: that its chat template is only guessed. */
    public Optional<Message> warning() {
        return dialogue.warning();
    }

    /** Which kernels compute it. */
    public String arithmetic() {
        return engine.arithmetic().name();
    }

    /** How it reads and writes tokens. */
    public Tokenizer tokenizer() {
        return engine.tokenizer();
    }

    Engine engine() {
        return engine;
    }

    @Override
    public Reply ask(Prompt prompt, Limits limits, TextListener onText, Cancel cancel) {
        Question question = question(prompt, limits, onText, cancel);
        return answer(question, beginning(question.tokens()));
    }

    /**
     * A question with the tokens of its prompt; its time begins.
     *
     * @throws MillwrightException if the prompt leaves no room for an answer
     */
    Question question(Prompt prompt, Limits limits, TextListener onText, Cancel cancel) {
        Showing showing = dialogue.showing(prompt, onText);
        Asking asking = new Asking(engine, clock, limits, showing, cancel);
        return new Question(prompt, tokens(prompt), limits, showing, asking);
    }

    /** A prompt with its tokens. */
    // Nobody compares questions.
    @SuppressWarnings("ArrayRecordComponent")
    record Question(Prompt prompt, int[] tokens, Limits limits, Showing showing, Asking asking) {}

    /** Computes what the text lacks of the prompt, and answers behind it. The text is let go afterwards. */
    Reply answer(Question question, KeyValues text) {
        int cached = text.length();
        int[] rest = Arrays.copyOfRange(question.tokens(), cached, question.tokens().length);
        TokenChooser chooser = dialogue.chooser(question.prompt());
        Asking asking = question.asking();
        Stop stop = asking.answer(
                text,
                rest,
                question.limits().tokens(),
                chooser,
                () -> engine.alone(() -> texts.keep(text, rest.length)));
        engine.alone(() -> {
            texts.remember(text);
            text.release();
        });
        String all = asking.text();
        Usage usage = new Usage(
                question.tokens().length, cached, asking.made(), asking.firstTokenMillis(), asking.millis(), false);
        Reply reply = dialogue.reply(question.prompt(), all, stop, usage);
        question.showing().end(reply.text());
        return reply;
    }

    /**
     * The tokens of a prompt, up to where the answer begins.
     *
     * @throws MillwrightException if they leave no room for an answer
     */
    int[] tokens(Prompt prompt) {
        List<Integer> ids = new ArrayList<>();
        engine.tokenizer().beginning().ifPresent(ids::add);
        for (Piece piece :
                dialogue.pieces(prompt, clock.instant().atZone(clock.getZone()).toLocalDate())) {
            switch (piece) {
                case Piece.Control(String name) -> ids.add(control(name));
                case Piece.Plain(String text) -> {
                    for (int id : engine.tokenizer().encode(text)) {
                        ids.add(id);
                    }
                }
            }
        }
        if (ids.size() >= engine.context()) {
            throw MillwrightException.badRequest(
                    "gguf.prompt.long", """
                    The prompt has {tokens} tokens, and the context of the model holds {context}, with its answer.
                    Shorten the prompt, or ask for a larger context.""", "tokens", ids.size(), "context", engine.context());
        }
        return ids.stream().mapToInt(id -> id).toArray();
    }

    private int control(String name) {
        return engine.tokenizer()
                .control(name)
                .orElseThrow(() -> MillwrightException.badRequest(
                        "gguf.template.token", """
                        The model ({file}) has no token ({name}), which the template of its family needs.
                        Maybe the file was made of a base model: take one that was trained to follow instructions.""", "file", engine.file().path(), "name", name));
    }

    @Override
    public Optional<OptionScorer> scorer() {
        return Optional.of(new GgufScorer(this));
    }

    @Override
    public Optional<Conversation> open(Prompt prefix) {
        return Optional.of(new GgufConversation(this, prefix));
    }

    /** A text that begins like these tokens. */
    KeyValues beginning(int[] tokens) {
        KeyValues[] text = new KeyValues[1];
        engine.alone(() -> text[0] = texts.beginning(tokens));
        return text[0];
    }

    /** Remembers a text for prompts that begin alike. */
    void remember(KeyValues text) {
        engine.alone(() -> texts.remember(text));
    }

    @Override
    public void close() {
        engine.close();
    }
}
