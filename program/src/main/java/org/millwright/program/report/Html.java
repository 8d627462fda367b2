package org.millwright.program.report;

/**
 * Writes a page element by element. Every text and every value of an attribute is escaped, so a name from a file can never become
 * a part of the page's structure; characters that no page may hold are shown as U+FFFD. Void elements are closed, so that the page
 * is well-formed XML too.
 */
public final class Html {
    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder page = new StringBuilder(1 << 16);

    /** Opens an element; attributes as name, value, name, value. */
    public Html open(String element, String... attributes) {
        start(element, attributes);
        page.append('>');
        return this;
    }

    public Html close(String element) {
        page.append("</").append(element).append('>');
        return this;
    }

    /** An element without content. */
    public Html empty(String element, String... attributes) {
        start(element, attributes);
        page.append("/>");
        return this;
    }

    /** An element that holds a text alone. */
    public Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    /** A name out of a file: its direction of writing is kept inside itself. */
    public Html name(String name) {
        return element("bdi", name);
    }

    public Html text(String text) {
        escape(text);
        return this;
    }

    /** Text of the program itself that is no markup to escape: a style sheet or a script. */
    public Html trusted(String text) {
        page.append(text);
        return this;
    }

    public Html line() {
        page.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }

    private void start(String element, String... attributes) {
        page.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            page.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            page.append('"');
        }
    }

    private void escape(String text) {
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.appendCodePoint(showable(point) ? point : REPLACEMENT);
            }
        });
    }

    /** The characters of XML 1.0 without the C1 controls. */
    private static boolean showable(int point) {
        if (point < 0x20) {
            return point == '\t' || point == '\n';
        }
        boolean control = point >= 0x7F && point < 0xA0;
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        return !control && !surrogate && (point & 0xFFFE) != 0xFFFE;
    }
}
