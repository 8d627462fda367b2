package org.millwright.language.mask;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.millwright.MillwrightException;
import org.millwright.language.json.Json;
import org.millwright.language.schema.Form;
import org.millwright.language.schema.Schema;

/** Turns schemas, choices and triggers into a net. */
final class Grammar {
    /** More items than this are not counted; what is written is then fewer than allowed. */
    private static final int COUNTED = 1024;

    private final Net net = new Net();
    private final String blank;

    private Grammar(Spacing spacing) {
        this.blank = spacing == Spacing.SINGLE ? " " : "";
    }

    /** The rule with index 0 is the whole answer. */
    static Net of(Schema schema, Spacing spacing) {
        Grammar grammar = new Grammar(spacing);
        int whole = grammar.net.rule();
        int value = grammar.add(schema);
        grammar.net.call(grammar.net.start(whole), value, grammar.net.end(whole));
        grammar.net.seal();
        return grammar.net;
    }

    static Net of(List<String> choices) {
        Grammar grammar = new Grammar(Spacing.NONE);
        int whole = grammar.net.rule();
        grammar.texts(grammar.net.start(whole), choices, grammar.net.end(whole));
        grammar.net.seal();
        return grammar.net;
    }

    /** Anything, but after each trigger a value of a schema and a closing text. */
    static Net after(byte[] trigger, Schema schema, byte[] closing, Spacing spacing) {
        Grammar grammar = new Grammar(spacing);
        Net net = grammar.net;
        int whole = net.rule();
        int value = grammar.add(schema);
        int[] seen = new int[trigger.length + 1];
        for (int i = 0; i < trigger.length; i++) {
            seen[i] = i == 0 ? net.start(whole) : net.state();
            net.skip(seen[i], net.end(whole));
            net.free(seen[i], trigger[trigger.length - 1] & 255);
        }
        seen[trigger.length] = net.state();
        for (int i = 0; i < trigger.length; i++) {
            for (int b = 0; b < 256; ) {
                int from = b;
                int to = progress(trigger, i, (byte) b);
                while (b < 256 && progress(trigger, i, (byte) b) == to) {
                    b++;
                }
                net.edge(seen[i], from, b - 1, seen[to]);
            }
        }
        int closed = net.state();
        net.call(seen[trigger.length], value, closed);
        net.text(closed, closing, seen[0]);
        net.seal();
        return net;
    }

    /** How much of the trigger has been seen after one more byte. */
    private static int progress(byte[] trigger, int seen, byte next) {
        for (int length = seen + 1; length > 0; length--) {
            boolean fits = trigger[length - 1] == next;
            for (int i = 0; fits && i < length - 1; i++) {
                fits = trigger[i] == trigger[seen - length + 1 + i];
            }
            if (fits) {
                return length;
            }
        }
        return 0;
    }

    private int add(Schema schema) {
        int base = net.rule();
        for (int i = 1; i < schema.forms().size(); i++) {
            net.rule();
        }
        for (int i = 0; i < schema.forms().size(); i++) {
            write(schema.forms().get(i), base, net.start(base + i), net.end(base + i));
        }
        return base + schema.root();
    }

    private void write(Form form, int base, int from, int to) {
        switch (form) {
            case Form.Exactly(var texts) -> texts(from, texts, to);
            case Form.Words(int least, int most) -> {
                int open = net.state();
                net.edge(from, '"', '"', open);
                net.words(open, least, most, to);
            }
            case Form.Whole(long least, long most) -> new WholeNumbers(net, to).between(from, least, most);
            case Form.Real() -> real(from, to);
            case Form.Members(var members) -> members(members, base, from, to);
            case Form.Items items -> items(items, base, from, to);
            case Form.Either(var choices) -> choices.forEach(choice -> net.call(from, base + choice, to));
        }
    }

    private void texts(int from, List<String> texts, int to) {
        if (texts.contains("")) {
            net.skip(from, to);
        }
        net.anyOf(from, Trie.of(texts.stream().map(Grammar::bytes).toList()), to);
    }

    /** At most 15 digits before and after the point and two in the exponent, so that every reader reads it back. */
    private void real(int from, int to) {
        int minus = net.state();
        int whole = net.state();
        int point = net.state();
        int fraction = net.state();
        int exponent = net.state();
        int sign = net.state();
        net.skip(from, minus);
        net.edge(from, '-', '-', minus);
        net.edge(minus, '0', '0', whole);
        net.edge(minus, '1', '9', new WholeNumbers(net, whole).tail(0, 14));
        net.skip(whole, to);
        net.skip(whole, exponent);
        net.edge(whole, '.', '.', point);
        net.skip(point, new WholeNumbers(net, fraction).tail(1, 15));
        net.skip(fraction, to);
        net.skip(fraction, exponent);
        int after = net.state();
        net.edge(exponent, 'e', 'e', after);
        net.edge(exponent, 'E', 'E', after);
        net.edge(after, '+', '+', sign);
        net.edge(after, '-', '-', sign);
        net.skip(after, sign);
        net.skip(sign, new WholeNumbers(net, to).tail(1, 2));
    }

    /** Two rows of states: nothing is written yet, or a comma must come first. */
    private void members(List<Form.Member> members, int base, int from, int to) {
        int none = net.state();
        int some = net.state();
        net.edge(from, '{', '{', none);
        for (Form.Member member : members) {
            int noneAfter = net.state();
            int someAfter = net.state();
            int value = net.state();
            String name = new Json.Text(member.name()).text() + ":" + blank;
            net.text(none, bytes(name), value);
            net.text(some, bytes("," + blank + name), value);
            net.call(value, base + member.form(), someAfter);
            if (!member.required()) {
                net.skip(none, noneAfter);
                net.skip(some, someAfter);
            }
            none = noneAfter;
            some = someAfter;
        }
        net.edge(none, '}', '}', to);
        net.edge(some, '}', '}', to);
    }

    private void items(Form.Items items, int base, int from, int to) {
        if (items.least() > COUNTED) {
            throw MillwrightException.badRequest(
                    "mask.items.many",
                    "The schema asks for at least {least} items in an array; at most {most} can be asked for.",
                    "least",
                    items.least(),
                    "most",
                    COUNTED);
        }
        int most = items.most() == Schema.UNLIMITED ? Schema.UNLIMITED : Math.min(items.most(), COUNTED);
        int open = net.state();
        net.edge(from, '[', '[', open);
        if (items.least() == 0) {
            net.edge(open, ']', ']', to);
        }
        if (most == 0) {
            return;
        }
        int after = net.state();
        net.call(open, base + items.form(), after);
        int counted = most == Schema.UNLIMITED ? Math.max(1, items.least()) : most;
        for (int count = 1; count <= counted; count++) {
            if (count >= items.least()) {
                net.edge(after, ']', ']', to);
            }
            if (count < counted || most == Schema.UNLIMITED) {
                int comma = net.state();
                int next = count < counted ? net.state() : after;
                net.text(after, bytes("," + blank), comma);
                net.call(comma, base + items.form(), next);
                after = next;
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
