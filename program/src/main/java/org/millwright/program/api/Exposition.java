package org.millwright.program.api;

/** Figures in the text form of Prometheus, version 0.0.4. */
final class Exposition {
    private final StringBuilder text = new StringBuilder();

    void head(String name, String type, String says) {
        text.append("# HELP ").append(name).append(' ').append(says).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    void gauge(String name, String says, long value) {
        head(name, "gauge", says);
        text.append(name).append(' ').append(value).append('\n');
    }

    void counter(String name, String says, long value) {
        head(name, "counter", says);
        text.append(name).append(' ').append(value).append('\n');
    }

    void sample(String name, String label, String value, long figure) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        text.append(name)
                .append('{')
                .append(label)
                .append("=\"")
                .append(escaped)
                .append("\"} ")
                .append(figure)
                .append('\n');
    }

    String text() {
        return text.toString();
    }
}
