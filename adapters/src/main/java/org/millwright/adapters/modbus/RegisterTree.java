package org.millwright.adapters.modbus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Node;
import org.millwright.machine.connect.NodePage;

/**
 * What a device offers to a person who looks around. A device tells no names, so the root holds the register map as folders and
 * values, and the tables of the usual unit. A range such as {@code 1/holding/100-107} is read once and shows each place in all four
 * orders of its words: the person picks the plausible one.
 */
final class RegisterTree {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,3})/([a-z0-9]+)(?:/(\\d{1,5})-(\\d{1,5}))?");
    private static final String MAP = "map:";
    private static final int RANGE_SIZE = 20;
    private static final int LAST = 65_536;

    private final ModbusSettings settings;
    private final ModbusLine line;

    RegisterTree(ModbusSettings settings, ModbusLine line) {
        this.settings = settings;
        this.line = line;
    }

    NodePage page(String at, String cursor) throws IOException {
        if (at.isEmpty()) {
            List<Node> root = new ArrayList<>(mapped(""));
            for (Table table : Table.values()) {
                String address = settings.unit() + "/" + table.code();
                root.add(folder(address, table.code(), "unit" + address));
            }
            return paged(root, cursor);
        }
        if (at.startsWith(MAP)) {
            return paged(mapped(at.substring(MAP.length())), cursor);
        }
        Matcher range = RANGE.matcher(at.strip().toLowerCase(Locale.ROOT));
        Table table = range.matches() ? Table.of(range.group(2)).orElse(null) : null;
        if (table == null) {
            throw Addresses.wrong(at, "it is no range such as 1/holding/100-119");
        }
        int unit = Integer.parseInt(range.group(1));
        if (range.group(3) == null) {
            return ranges(unit, table, cursor);
        }
        int first = Integer.parseInt(range.group(3));
        int count = Integer.parseInt(range.group(4)) - first + 1;
        if (unit > 255 || count < 1 || count > table.most() || first + count > LAST) {
            throw Addresses.wrong(at, "a range has 1 to " + table.most() + " addresses up to 65535");
        }
        return paged(values(unit, table, first, count), cursor);
    }

    private static NodePage paged(List<Node> nodes, String cursor) {
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int until = Math.min(nodes.size(), from + NodePage.MOST);
        return new NodePage(nodes.subList(Math.min(from, until), until), until < nodes.size() ? "" + until : "");
    }

    private static Node folder(String address, String name, String path) {
        return new Node(address, name, path, Node.Kind.FOLDER, Tag.of(name), "");
    }

    /** One level of the map below a path that ends with a slash, or below the root. */
    private List<Node> mapped(String below) {
        Map<String, Node> nodes = new TreeMap<>();
        for (RegisterMap.Entry entry : settings.map().entries()) {
            if (!entry.name().startsWith(below)) {
                continue;
            }
            String rest = entry.name().substring(below.length());
            int slash = rest.indexOf('/');
            if (slash < 0) {
                nodes.put(rest, value(rest, entry));
            } else {
                String name = rest.substring(0, slash);
                String path = below + name;
                nodes.putIfAbsent(name, folder(MAP + path + "/", name, path));
            }
        }
        List<Node> sorted = new ArrayList<>(nodes.values());
        sorted.sort(Comparator.comparing(Node::kind));
        return sorted;
    }

    private static Node value(String name, RegisterMap.Entry entry) {
        String address = entry.name();
        return new Node(
                address,
                name,
                entry.name(),
                Node.Kind.VALUE,
                entry.tag(),
                entry.register().text());
    }

    private static NodePage ranges(int unit, Table table, String cursor) {
        List<Node> nodes = new ArrayList<>();
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int first = from;
        for (; first < LAST && nodes.size() < NodePage.MOST; first += RANGE_SIZE) {
            String name = first + "-" + (Math.min(first + RANGE_SIZE, LAST) - 1);
            String address = unit + "/" + table.code() + "/" + name;
            nodes.add(folder(address, name, "unit" + address));
        }
        return new NodePage(nodes, first < LAST ? "" + first : "");
    }

    private List<Node> values(int unit, Table table, int first, int count) throws IOException {
        Reply reply = line.read(unit, table, first, count);
        switch (reply) {
            case Reply.Data data -> {
                return table.bits() ? bits(unit, table, first, count, data.bytes()) : words(unit, table, first, data);
            }
            case Reply.Refused refused ->
                throw Addresses.wrong(
                        unit + "/" + table.code() + "/" + first,
                        "the device refuses: " + ExceptionCodes.word(refused.code()));
            case Reply.Silent silent -> throw new IOException("Unit " + unit + " does not answer.");
            case Reply.Malformed strange -> throw new IOException("The answer is " + strange.why() + ".");
        }
    }

    private static List<Node> bits(int unit, Table table, int first, int count, byte[] bytes) {
        List<Node> nodes = new ArrayList<>();
        for (int at = first; at < first + count; at++) {
            nodes.add(shown(
                    new Register(unit, table, at, Register.Form.of(RegisterType.BIT, WordOrder.ABCD)), bytes, first));
        }
        return nodes;
    }

    private static List<Node> words(int unit, Table table, int first, Reply.Data data) {
        List<Node> nodes = new ArrayList<>();
        int end = first + data.bytes().length / 2;
        for (int at = first; at < end; at++) {
            nodes.add(shown(
                    new Register(unit, table, at, Register.Form.of(RegisterType.U16, WordOrder.ABCD)),
                    data.bytes(),
                    first));
            for (RegisterType type : List.of(RegisterType.F32, RegisterType.I32)) {
                for (WordOrder order : WordOrder.values()) {
                    Register register = new Register(unit, table, at, Register.Form.of(type, order));
                    if (register.end() <= end) {
                        nodes.add(shown(register, data.bytes(), first));
                    }
                }
            }
        }
        return nodes;
    }

    private static Node shown(Register register, byte[] bytes, int first) {
        String place = register.table().code() + "_" + register.address();
        String form = register.form().type().code() + " " + register.form().order();
        String name = "%s %s = %s"
                .formatted(place, form, Value.of(register, bytes, first).text());
        return new Node(
                register.text(), name, "unit" + register.unit() + "/" + place, Node.Kind.VALUE, Tag.of(place), form);
    }
}
