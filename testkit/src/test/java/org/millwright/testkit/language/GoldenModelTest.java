package org.millwright.testkit.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.language.gguf.cache.KeyValues;
import org.millwright.language.gguf.file.GgufFile;
import org.millwright.language.gguf.kernel.Arithmetic;
import org.millwright.language.gguf.kernel.Crew;
import org.millwright.language.gguf.net.Net;

/**
 * Holds the engine to what llama.cpp v0.5.0 computed of the same files with 32-bit keys and values and without flash attention: token ids,
 * 256 greedy tokens, and the log-probabilities of the twenty likeliest tokens at some positions.
 */
class GoldenModelTest {
    private static final long SEED = 7;
    private static final double CLOSE = 1e-3;

    @TempDir
    Path folder;

    @SuppressWarnings("ArrayRecordComponent")
    private record Golden(int[] tokens, int[] greedy, List<String> places) {
        static Golden of(String architecture) throws IOException {
            try (InputStream in = Golden.class.getResourceAsStream("tiny-" + architecture + ".txt")) {
                List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                return new Golden(numbers(lines.get(0)), numbers(lines.get(1)), lines.subList(2, lines.size()));
            }
        }

        private static int[] numbers(String line) {
            return Arrays.stream(line.split(" ", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
    }

    private interface Use {
        void of(Net net, float[] logits);
    }

    private void with(String architecture, Arithmetic arithmetic, int threads, Use use) {
        Path file = TinyModel.of(architecture, SEED).write(folder.resolve(architecture + ".gguf"));
        try (GgufFile gguf = GgufFile.open(file);
                Crew crew = new Crew(threads)) {
            Net net = new Net(gguf, crew, arithmetic);
            use.of(net, new float[net.hyper().shape().vocabulary()]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "qwen2", "qwen3", "gemma3"})
    void logProbabilitiesAreThoseOfTheReference(String architecture) throws IOException {
        Golden golden = Golden.of(architecture);
        for (Arithmetic arithmetic : List.of(Arithmetic.plain(), Arithmetic.fastest())) {
            with(architecture, arithmetic, 1, (net, logits) -> {
                KeyValues text = new KeyValues(net.cacheShape(true));
                int compared = 0;
                for (String place : golden.places()) {
                    String[] parts = place.split(" ", -1);
                    int position = Integer.parseInt(parts[0]);
                    int[] more = Arrays.copyOfRange(golden.tokens(), text.length(), position + 1);
                    net.append(text, more, logits, () -> false);
                    double sum = logSum(logits);
                    for (String pair : Arrays.copyOfRange(parts, 1, parts.length)) {
                        String[] one = pair.split(":", -1);
                        double ours = logits[Integer.parseInt(one[0])] - sum;
                        assertEquals(
                                Double.parseDouble(one[1]),
                                ours,
                                CLOSE,
                                architecture + ", " + arithmetic.name() + ", position " + position);
                        compared++;
                    }
                }
                assertTrue(compared > 100, "the golden file holds " + compared + " numbers");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "qwen2", "qwen3", "gemma3"})
    void theLikeliestTokensAreThoseOfTheReference(String architecture) throws IOException {
        Golden golden = Golden.of(architecture);
        with(architecture, Arithmetic.plain(), 2, (net, logits) -> {
            KeyValues text = new KeyValues(net.cacheShape(true));
            net.append(text, Arrays.copyOf(golden.tokens(), 16), logits, () -> false);
            int[] ours = new int[golden.greedy().length];
            for (int i = 0; i < ours.length; i++) {
                ours[i] = likeliest(logits);
                net.append(text, new int[] {ours[i]}, logits, () -> false);
            }
            assertArrayEquals(golden.greedy(), ours, architecture);
        });
    }

    /** However a prompt is divided into batches, its logits are the same to the rounding of sums. */
    @ParameterizedTest
    @ValueSource(strings = {"llama", "qwen2", "qwen3", "gemma3"})
    void aBatchEqualsTokenByTokenAndAForkEqualsBoth(String architecture) throws IOException {
        int[] tokens = repeated(Golden.of(architecture).tokens(), 150);
        with(architecture, Arithmetic.fastest(), 2, (net, logits) -> {
            KeyValues whole = new KeyValues(net.cacheShape(true));
            net.append(whole, tokens, logits, () -> false);
            float[] batch = logits.clone();

            KeyValues single = new KeyValues(net.cacheShape(true));
            for (int token : tokens) {
                net.append(single, new int[] {token}, logits, () -> false);
            }
            assertArrayEquals(batch, logits, 1e-3f, "token by token");

            KeyValues fork = whole.fork();
            net.append(whole, new int[] {1, 2, 3}, logits, () -> false);
            fork.cut(100);
            net.append(fork, Arrays.copyOfRange(tokens, 100, 150), logits, () -> false);
            assertArrayEquals(batch, logits, 1e-3f, "a fork that was cut and goes on");
            assertEquals(153, whole.length());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama", "gemma3"})
    void aStoppedBatchLeavesTheTextAsItWas(String architecture) throws IOException {
        int[] tokens = Golden.of(architecture).tokens();
        with(architecture, Arithmetic.plain(), 1, (net, logits) -> {
            KeyValues text = new KeyValues(net.cacheShape(true));
            int[] asked = {0};
            boolean done = net.append(text, tokens, logits, () -> ++asked[0] > 2);
            assertEquals(false, done);
            assertEquals(0, text.length());
            assertTrue(asked[0] > 2, "nobody asked whether to stop");
        });
    }

    private static int[] repeated(int[] tokens, int count) {
        int[] all = new int[count];
        Arrays.setAll(all, i -> tokens[i * 5 % tokens.length]);
        return all;
    }

    private static int likeliest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            best = logits[i] > logits[best] ? i : best;
        }
        return best;
    }

    private static double logSum(float[] logits) {
        double largest = logits[likeliest(logits)];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return largest + Math.log(sum);
    }
}
