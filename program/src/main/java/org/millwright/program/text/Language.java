package org.millwright.program.text;

import java.util.Locale;
import java.util.Optional;

/** A language the program speaks. */
public enum Language {
    ENGLISH("en", "en"),
    CHINESE("zh", "zh-CN");

    private final String id;
    private final String tag;

    Language(String id, String tag) {
        this.id = id;
        this.tag = tag;
    }

    /** What a person types: {@code en} or {@code zh}. */
    public String id() {
        return id;
    }

    /** The BCP 47 tag, as pages name it. */
    public String tag() {
        return tag;
    }

    /** The language behind {@code zh}, {@code zh-CN}, {@code zh_CN.UTF-8} and the like; empty for one the program does not speak. */
    public static Optional<Language> of(String name) {
        String start = name.strip().toLowerCase(Locale.ROOT).split("[-_.@]", -1)[0];
        for (Language language : values()) {
            if (language.id.equals(start)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
