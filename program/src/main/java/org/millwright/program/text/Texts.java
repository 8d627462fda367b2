package org.millwright.program.text;

import java.util.Map;
import org.millwright.Message;

/**
 * Says messages in one language. English comes from the message itself, Chinese by its code from the bundles beside the program.
 * A message without a Chinese text is said in English: better understood by some than by nobody. Immutable, for any thread.
 */
public final class Texts {
    private final Language language;
    private final Map<String, String> templates;

    private Texts(Language language, Map<String, String> templates) {
        this.language = language;
        this.templates = templates;
    }

    /** The texts of a language; reads the bundles for Chinese, so keep it. */
    public static Texts of(Language language) {
        return switch (language) {
            case ENGLISH -> new Texts(language, Map.of());
            case CHINESE -> new Texts(language, Bundles.chinese());
        };
    }

    public Language language() {
        return language;
    }

    /** The whole sentence with its holes filled. */
    public String say(Message message) {
        String template = templates.get(message.code());
        return template == null ? message.text() : message.fill(template);
    }

    /** The same for a label or sentence made here; holes as in {@link Message#of(String, String, Object...)}. */
    public String say(String code, String english, Object... namesAndValues) {
        return say(Message.of(code, english, namesAndValues));
    }
}
