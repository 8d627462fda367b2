package org.millwright.adapters.modbus;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads spans one after the other and finds out what the device does not have: a span refused for its address is halved until single
 * values are left; those are told once and not asked again. A unit that does not answer is left alone for the rest of the round.
 */
final class SpanReader {
    private final ModbusLine line;
    private final Set<Integer> silent = new HashSet<>();
    private boolean answered;

    SpanReader(ModbusLine line) {
        this.line = line;
    }

    /** Is told what was read. */
    interface Found {
        /** A value; {@code bytes} are those of a span that begins at {@code first}. */
        void value(Span.Item item, byte[] bytes, int first);

        /** No value, this time or for good. */
        void none(Span.Item item, Cause cause);
    }

    /**
     * Why there is no value.
     *
     * @param word in a few words
     * @param forGood true if it is not asked again
     * @param silent true if the unit did not answer
     * @param malformed the answer that could not be understood; empty otherwise
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over and never changed after
    record Cause(String word, boolean forGood, boolean silent, byte[] malformed) {
        static Cause passing(String word) {
            return new Cause(word, false, false, new byte[0]);
        }
    }

    /**
     * Reads a round.
     *
     * @return the spans to ask for next time: halved where needed, without what does not exist
     * @throws IOException if the connection breaks
     */
    List<Span> read(List<Span> spans, Found found) throws IOException {
        List<Span> next = new ArrayList<>();
        Deque<Span> open = new ArrayDeque<>(spans);
        while (!open.isEmpty()) {
            Span span = open.removeFirst();
            if (silent.contains(span.unit())) {
                none(span, new Cause("the unit does not answer", false, true, new byte[0]), found);
                next.add(span);
                continue;
            }
            Reply reply = line.read(span);
            answered |= !(reply instanceof Reply.Silent);
            switch (reply) {
                case Reply.Data data -> {
                    span.items().forEach(item -> found.value(item, data.bytes(), span.first()));
                    next.add(span);
                }
                case Reply.Silent quiet -> {
                    silent.add(span.unit());
                    none(span, new Cause("no answer in time", false, true, new byte[0]), found);
                    next.add(span);
                }
                case Reply.Malformed strange -> {
                    none(span, new Cause(strange.why(), false, false, strange.bytes()), found);
                    next.add(span);
                }
                case Reply.Refused refused -> refused(span, refused.code(), open, next, found);
            }
        }
        return next;
    }

    private void refused(Span span, int code, Deque<Span> open, List<Span> next, Found found) {
        String word = ExceptionCodes.word(code);
        ExceptionCodes.Kind kind = ExceptionCodes.kind(code);
        if (kind == ExceptionCodes.Kind.BISECT && span.items().size() > 1) {
            span.halves().reversed().forEach(open::addFirst);
            return;
        }
        boolean forGood = kind == ExceptionCodes.Kind.BISECT || kind == ExceptionCodes.Kind.STOP;
        boolean offline = kind == ExceptionCodes.Kind.UNIT_OFFLINE;
        if (offline) {
            silent.add(span.unit());
        }
        none(span, new Cause(word, forGood, offline, new byte[0]), found);
        if (!forGood) {
            next.add(span);
        }
    }

    private static void none(Span span, Cause cause, Found found) {
        span.items().forEach(item -> found.none(item, cause));
    }

    /** True if anything was answered at all, be it a refusal. */
    boolean answered() {
        return answered;
    }
}
