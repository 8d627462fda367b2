package org.millwright.language.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.millwright.Message;

/** Chooses the template of a model by what its file says. */
public final class Templates {
    private static final Map<String, Template> KNOWN = Map.of(
            "55b2f4a26ac9ee719330a61a0c39d9e538b0e9322212f048326318cff4f8674a", new ChatMl(ChatMl.Kind.QWEN25),
            "4e9918361c284a93880606d182d64da6a9fe97cdc1f5c5a78c1c8840444246fc", new ChatMl(ChatMl.Kind.QWEN25_CODER),
            "87a2728cb8dc9fe424d624542f6060ec05a1d285ebbec578bb078900e33396b5", new ChatMl(ChatMl.Kind.QWEN3),
            "93c0e9aa3629bbd77e68dbc0f5621f6e6b23aa8d74b932595cdb8d64684526d7", new Llama3(),
            "d82792f95932f1c9cef5c4bd992f171225e3bf8c7b609b4557c9e1ec96be819f", new Llama3(),
            "8d9e3a3c114fb2053ec500184677af4f7e5f8ec2582443cd535834e68b3ade29", new Gemma3(),
            "ecd6ae513fe103f0eb62e8ab5bfa8d0fe45c1074fa398b089c93a7e70c15cfd6", new Gemma3());

    private Templates() {}

    /**
     * A template and, where it was only guessed, what a person should know of that.
     *
     * @param template to be used
     * @param warning to be shown; empty if the file's own template is known
     */
    public record Chosen(Template template, Optional<Message> warning) {}

    /**
     * The template of a file: known by the SHA-256 of its text, else the nearest family with a warning.
     *
     * @param text the file's template; empty if it has none
     * @param architecture such as qwen2
     */
    public static Chosen choose(String text, String architecture) {
        String sha = sha256(text.strip());
        Template known = KNOWN.get(sha);
        if (known != null) {
            return new Chosen(known, Optional.empty());
        }
        Family family = text.isBlank() ? Family.of(architecture) : Family.of(text, architecture);
        Message warning = text.isBlank()
                ? Message.of(
                        "template.file.missing",
                        "The model's file has no chat template; the form of {family} is used. "
                                + "Maybe the model was not trained to follow instructions.",
                        "family",
                        family.title())
                : Message.of(
                        "template.file.unknown",
                        "The model's chat template (SHA-256 {sha}) is not a known one; the form of {family} is used. "
                                + "Check some answers and tool calls before relying on it.",
                        "sha",
                        sha.substring(0, 12),
                        "family",
                        family.title());
        return new Chosen(family.template(), Optional.of(warning));
    }

    /** The template of a text with this SHA-256, outer blanks left out. */
    static Optional<Template> known(String sha256) {
        return Optional.ofNullable(KNOWN.get(sha256));
    }

    private enum Family {
        QWEN3("Qwen3"),
        CHAT_ML("ChatML"),
        LLAMA3("Llama 3"),
        GEMMA3("Gemma 3");

        private final String title;

        Family(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        static Family of(String text, String architecture) {
            if (text.contains("<|im_start|>")) {
                return text.contains("<think>") ? QWEN3 : CHAT_ML;
            }
            if (text.contains("<|start_header_id|>")) {
                return LLAMA3;
            }
            return text.contains("<start_of_turn>") ? GEMMA3 : of(architecture);
        }

        static Family of(String architecture) {
            return switch (architecture.toLowerCase(Locale.ROOT)) {
                case "llama" -> LLAMA3;
                case "gemma2", "gemma3" -> GEMMA3;
                case "qwen3" -> QWEN3;
                default -> CHAT_ML;
            };
        }

        Template template() {
            return switch (this) {
                case QWEN3 -> new ChatMl(ChatMl.Kind.QWEN3);
                case CHAT_ML -> new ChatMl(ChatMl.Kind.PLAIN);
                case LLAMA3 -> new Llama3();
                case GEMMA3 -> new Gemma3();
            };
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java knows SHA-256.", impossible);
        }
    }
}
