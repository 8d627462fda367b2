package org.millwright.program.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A page as a reader's program sees it: read as XML, so that a page that is not well-formed fails right here. */
final class Page {
    private final Document document;

    private Page(Document document) {
        this.document = document;
    }

    static Page of(String html) {
        int script = html.indexOf("<script>");
        String still = html.substring(0, script) + html.substring(html.indexOf("</script>") + "</script>".length());
        try {
            return new Page(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(still))));
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            throw new AssertionError("The page is not well-formed: " + broken.getMessage(), broken);
        }
    }

    List<Element> elements(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    List<Element> ofClass(String name) {
        return elements("*").stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ", -1)).contains(name))
                .toList();
    }

    List<String> attributes(String name) {
        return elements("*").stream()
                .filter(element -> element.hasAttribute(name))
                .map(element -> element.getAttribute(name))
                .toList();
    }

    /** Everything a person reads or hears, piece by piece. */
    Set<String> texts() {
        Set<String> texts = new TreeSet<>();
        collect(document.getDocumentElement(), texts);
        texts.addAll(attributes("aria-label"));
        texts.addAll(attributes("data-label"));
        return texts;
    }

    private static void collect(Node node, Set<String> texts) {
        if (node.getNodeName().equals("style")) {
            return;
        }
        if (node.getNodeType() == Node.TEXT_NODE && !node.getTextContent().isBlank()) {
            texts.add(node.getTextContent().strip());
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, texts);
        }
    }
}
