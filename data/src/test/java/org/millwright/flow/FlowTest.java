package org.millwright.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowTest {
    private static final Flow FLOW = Flow.of("pump-watch", 3, Duration.ofSeconds(10))
            .then(new Counting("count", 1))
            .then(new Counting("again", 2), Map.of("model", "a\"b\\c", "half-life", "60 s\n\u0001"));

    @Test
    void aFlowIsPrintedAsYamlInOneWay() {
        assertEquals("""
                flow: "pump-watch"
                version: 3
                lateness: "PT10S"
                buffer-bytes: 8388608
                hash: "%s"
                steps:
                  - name: "count"
                    state-version: 1
                  - name: "again"
                    state-version: 2
                    settings:
                      "half-life": "60 s\\n\\u0001"
                      "model": "a\\"b\\\\c"
                """.formatted(FLOW.hash()), FLOW.yaml());
    }

    /** What decides the outputs decides the hash; were one thing left out, a state could serve a flow that it is not of. */
    @Test
    void everythingThatDecidesWhatComesOutIsInTheHash() {
        Counting step = new Counting("s", 1);
        Flow flow = Flow.of("f", 1, Duration.ofSeconds(1));
        List<Flow> different = List.of(
                flow,
                flow.then(step),
                flow.then(step).then(new Counting("t", 1)),
                flow.then(new Counting("t", 1)).then(step),
                flow.then(step, Map.of("a", "1")),
                flow.then(step, Map.of("a", "2")),
                flow.then(step, Map.of("b", "1")),
                flow.then(step, Map.of("a", "1", "b", "1")),
                flow.then(step).bufferBytes(7),
                Flow.of("f", 2, Duration.ofSeconds(1)).then(step),
                Flow.of("f", 1, Duration.ofSeconds(2)).then(step),
                Flow.of("g", 1, Duration.ofSeconds(1)).then(step));

        Set<String> hashes = new HashSet<>(different.stream().map(Flow::hash).toList());

        assertEquals(different.size(), hashes.size());
        assertEquals(
                flow.then(step, Map.of("a", "1", "b", "2")).hash(),
                flow.then(step, Map.of("b", "2", "a", "1")).hash());
    }

    /** Otherwise no newer program could go on from the states of an older one. */
    @Test
    void theVersionOfASavedStateIsNotInTheHash() {
        Flow flow = Flow.of("f", 1, Duration.ZERO);

        assertEquals(
                flow.then(new Counting("s", 1)).hash(),
                flow.then(new Counting("s", 2)).hash());
    }

    /** Ids and hashes are saved beyond a run: these are those of release 0.1.0 and must stay. */
    @Test
    void idsAndHashesStayAsReleased() {
        Output output = Output.of(FLOW, "count", new Key("plant/泵 1"), "sum", 1_700_000_000_000_000L, new byte[0]);

        assertEquals("86db1061b05f4eee514797f5fa9b81a24195eaf500418083fcd412ac233b4a77", output.id());
        assertEquals("e21e953177a550807a94b199b544d1045d33637577d73d04d1b574fa13fdcdd1", FLOW.hash());
    }

    @Test
    void eachPartOfTheIdMakesAnother() {
        Key key = new Key("k");
        Flow flow = Flow.of("f", 1, Duration.ZERO);
        Set<String> ids = new HashSet<>();
        ids.add(Output.of(flow, "s", key, "kind", 1, new byte[0]).id());
        ids.add(Output.of(flow, "s", key, "kind", 2, new byte[0]).id());
        ids.add(Output.of(flow, "s", key, "kinds", 1, new byte[0]).id());
        ids.add(Output.of(flow, "sk", key, "ind", 1, new byte[0]).id());
        ids.add(Output.of(flow, "s", new Key("l"), "kind", 1, new byte[0]).id());
        ids.add(Output.of(Flow.of("f", 2, Duration.ZERO), "s", key, "kind", 1, new byte[0])
                .id());
        ids.add(Output.of(Flow.of("g", 1, Duration.ZERO), "s", key, "kind", 1, new byte[0])
                .id());

        assertEquals(7, ids.size());
        assertNotEquals(
                Output.of(flow, "a", new Key("bc"), "d", 1, new byte[0]).id(),
                Output.of(flow, "ab", new Key("c"), "d", 1, new byte[0]).id(),
                "fields may not run into each other");
    }

    @Test
    void aFlowThatCannotBeIsOurOwnMistake() {
        Flow flow = Flow.of("f", 1, Duration.ZERO);
        Counting step = new Counting("s", 1);

        assertThrows(IllegalArgumentException.class, () -> flow.then(step).then(step));
        assertThrows(IllegalArgumentException.class, () -> flow.then(new Counting(" ", 1)));
        assertThrows(IllegalArgumentException.class, () -> flow.then(new Counting("s", 0)));
        assertThrows(IllegalArgumentException.class, () -> flow.bufferBytes(0));
        assertThrows(IllegalArgumentException.class, () -> Flow.of("f", 0, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> Flow.of("", 1, Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> Flow.of("f", 1, Duration.ofNanos(-1)));
    }
}
