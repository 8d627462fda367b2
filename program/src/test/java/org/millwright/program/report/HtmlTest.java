package org.millwright.program.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void textAndAttributesAreEscaped() {
        Html html = new Html().element("p", "a < b & \"c\" 'd' > e", "title", "\"><script>");

        assertEquals(
                "<p title=\"&quot;&gt;&lt;script&gt;\">a &lt; b &amp; &quot;c&quot; &#39;d&#39; &gt; e</p>",
                html.toString());
    }

    @Test
    void emptyElementsAreClosed() {
        assertEquals(
                "<meta charset=\"utf-8\"/>",
                new Html().empty("meta", "charset", "utf-8").toString());
    }

    @Test
    void namesKeepTheirDirectionToThemselves() {
        assertEquals("<bdi>流量</bdi>", new Html().name("流量").toString());
    }

    /** A lone half of a surrogate pair, control signs and non-characters would make the page unreadable as XML. */
    @Test
    void whatNoPageMayHoldIsReplaced() {
        assertEquals(
                "\uFFFD\uFFFD\uFFFD\uFFFD\t\n",
                new Html().text("\u0000\uD800\uFFFF\u0085\t\n").toString());
        assertEquals("😀", new Html().text("😀").toString());
    }

    /** Any text at all, put into a page and read back as XML, is what it was. */
    @Test
    void anyNameComesBackAsItWas() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            StringBuilder name = new StringBuilder("x");
            for (int i = random.nextInt(20); i > 0; i--) {
                int point = random.nextBoolean() ? random.nextInt(0x20, 0x7F) : random.nextInt(0xA0, 0xD7FF);
                name.appendCodePoint(point);
            }
            String written = name.append('x').toString();
            Html html = new Html().open("html").name(written).element("i", "", "title", written);
            Page page = Page.of(html.close("html") + "<script></script>");
            assertEquals(written, page.elements("bdi").getFirst().getTextContent(), "seed " + seed);
            assertEquals(written, page.attributes("title").getFirst(), "seed " + seed);
        }
    }
}
