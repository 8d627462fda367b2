package org.millwright.history.form;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the fields of a document and says which one is not as it should be. */
public final class Fields {
    private final Map<?, ?> map;

    private Fields(Map<?, ?> map) {
        this.map = map;
    }

    /**
     * The fields of a map.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Fields of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Fields(map);
        }
        throw new IllegalArgumentException("The value (%s) is no map.".formatted(value));
    }

    public String text(String name) {
        return need(name, String.class);
    }

    public long number(String name) {
        return need(name, Long.class);
    }

    public boolean truth(String name) {
        return need(name, Boolean.class);
    }

    public boolean has(String name) {
        return map.get(name) != null;
    }

    /** A number that may be whole or not. */
    public double real(String name) {
        return need(name, Number.class).doubleValue();
    }

    public List<?> list(String name) {
        return need(name, List.class);
    }

    public List<String> texts(String name) {
        return list(name).stream()
                .map(one -> {
                    if (one instanceof String text) {
                        return text;
                    }
                    throw new IllegalArgumentException("The field (%s) holds no texts.".formatted(name));
                })
                .toList();
    }

    public Fields fields(String name) {
        return of(need(name, Map.class));
    }

    /** All fields as whole numbers by their names. */
    public Map<String, Long> numbers() {
        Map<String, Long> numbers = new TreeMap<>();
        map.forEach((key, value) -> numbers.put(String.valueOf(key), number(String.valueOf(key))));
        return numbers;
    }

    /** All fields as texts by their names. */
    public Map<String, String> allTexts() {
        Map<String, String> texts = new TreeMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), text(String.valueOf(key))));
        return texts;
    }

    private <T> T need(String name, Class<T> type) {
        Object value = map.get(name);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw new IllegalArgumentException("The field (%s) is (%s), not a %s."
                .formatted(name, value, type.getSimpleName().toLowerCase(java.util.Locale.ROOT)));
    }
}
