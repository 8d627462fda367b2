package org.millwright;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole sentence for a person: a code to find it by, its English text, and the values for its {holes}.
 *
 * <p>The program fills the same holes into the person's language by the code; nobody has to know a language here.
 *
 * @param code the stable name of the sentence, of the pattern {@code area.thing.fault}
 * @param english the English text with holes such as {@code {row}}
 * @param values the text for each hole; every hole of the English text has one
 */
public record Message(String code, String english, Map<String, String> values) {
    private static final Pattern HOLE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z][a-zA-Z0-9-]*){2}");

    public Message {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("The code (%s) is not of the form area.thing.fault.".formatted(code));
        }
        english = english.strip();
        values = Map.copyOf(new TreeMap<>(values));
    }

    /** A sentence without holes. */
    public static Message of(String code, String english) {
        return new Message(code, english, Map.of());
    }

    /**
     * A sentence with holes, given as name, value, name, value.
     *
     * @throws IllegalArgumentException if a name has no value
     */
    public static Message of(String code, String english, Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("The message (%s) has a hole without a value.".formatted(code));
        }
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
        return new Message(code, english, values);
    }

    /** The English sentence with its holes filled. */
    public String text() {
        return fill(english);
    }

    /** Fills the values into another text with the same holes, in one pass: braces inside a value stay as they are. */
    public String fill(String template) {
        Matcher hole = HOLE.matcher(template);
        StringBuilder text = new StringBuilder();
        while (hole.find()) {
            String value = values.get(hole.group(1));
            hole.appendReplacement(text, Matcher.quoteReplacement(value == null ? hole.group() : value));
        }
        return hole.appendTail(text).toString();
    }
}
