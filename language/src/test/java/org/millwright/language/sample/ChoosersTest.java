package org.millwright.language.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.MillwrightException;
import org.millwright.language.Constraint;
import org.millwright.language.Sampling;
import org.millwright.language.SyntheticVocabulary;
import org.millwright.language.TokenChooser;
import org.millwright.language.schema.Schema;
import org.millwright.language.template.CallForm;

class ChoosersTest {
    private static final SyntheticVocabulary VOCABULARY = new SyntheticVocabulary(500, 1);
    private static final Choosers CHOOSERS = Choosers.over(VOCABULARY);
    private static final int END = 499;
    private static final int CONTROL = 498;

    @Test
    void theSameSeedGivesTheSameTokensAndAnotherSeedOthers() {
        assertEquals(tokens(new Sampling(1, 40, 0.9, 0.01, 1.1, 7)), tokens(new Sampling(1, 40, 0.9, 0.01, 1.1, 7)));
        assertNotEquals(tokens(new Sampling(1, 40, 0.9, 0.01, 1.1, 7)), tokens(new Sampling(1, 40, 0.9, 0.01, 1.1, 8)));
    }

    private static List<Integer> tokens(Sampling sampling) {
        TokenChooser chooser = CHOOSERS.of(Constraint.FREE, sampling);
        SplittableRandom random = new SplittableRandom(3);
        List<Integer> tokens = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            tokens.add(chooser.next(logits(random), 50 - i));
        }
        return tokens;
    }

    private static float[] logits(SplittableRandom random) {
        float[] logits = new float[500];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (random.nextDouble() * 12 - 6);
        }
        logits[END] = -50;
        return logits;
    }

    @Test
    void withoutTemperatureTheLikeliestComesAndTheFirstOfEqualOnes() {
        float[] logits = new float[500];
        Arrays.fill(logits, -1);
        logits[77] = 3;
        logits[78] = 3;
        assertEquals(77, CHOOSERS.of(Constraint.FREE, Sampling.greedy()).next(logits, 9));
    }

    /** Text of a person must never turn into the beginning of somebody else's message. */
    @Test
    void aControlTokenNeverComesAndAnEndEnds() {
        float[] logits = new float[500];
        logits[CONTROL] = 90;
        logits[END] = 80;
        assertEquals(
                TokenChooser.DONE,
                CHOOSERS.of(Constraint.FREE, Sampling.greedy()).next(logits, 9));
    }

    /** Each setting on its own against its definition, worked out plainly. */
    @Test
    void onlyTokensOfTheAskedShareAreDrawn() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 40; round++) {
            float[] logits = logits(random);
            int topK = random.nextInt(2) * (1 + random.nextInt(30));
            double topP = random.nextBoolean() ? 1 : 0.1 + 0.9 * random.nextDouble();
            double minP = random.nextBoolean() ? 0 : random.nextDouble() * 0.5;
            Set<Integer> expected = remaining(logits, topK, topP, minP);
            TokenChooser chooser =
                    CHOOSERS.of(Constraint.FREE, new Sampling(3, topK, topP, minP, 1, random.nextLong()));
            Set<Integer> drawn = new TreeSet<>();
            for (int i = 0; i < 300; i++) {
                drawn.add(chooser.next(logits.clone(), 9));
            }
            String where = "seed " + seed + ", round " + round + ": " + drawn + " of " + expected;
            assertTrue(expected.containsAll(drawn), where);
            assertTrue(expected.size() > 10 || drawn.size() > expected.size() / 2, where);
        }
    }

    private static Set<Integer> remaining(float[] logits, int topK, double topP, double minP) {
        List<Integer> order = IntStream.range(0, 498)
                .boxed()
                .sorted(Comparator.comparing(i -> -logits[i]))
                .limit(topK == 0 ? 500 : topK)
                .toList();
        double all =
                order.stream().mapToDouble(i -> Math.exp(logits[i])).sum() + (topK == 0 ? Math.exp(logits[END]) : 0);
        Set<Integer> left = new TreeSet<>();
        double sum = 0;
        for (int token : order) {
            if (sum < topP * all && Math.exp(logits[token] - logits[order.getFirst()]) >= minP) {
                left.add(token);
            }
            sum += Math.exp(logits[token]);
        }
        return left;
    }

    @Test
    void tokensComeAsOftenAsTheirProbabilitySays() {
        float[] logits = new float[500];
        Arrays.fill(logits, Float.NEGATIVE_INFINITY);
        logits[5] = 0;
        logits[6] = (float) Math.log(3);
        for (Sampling sampling : List.of(new Sampling(1, 0, 1, 0, 1, 9), new Sampling(1, 9, 1, 0, 1, 9))) {
            TokenChooser chooser = CHOOSERS.of(Constraint.FREE, sampling);
            Map<Integer, Integer> counts = new TreeMap<>();
            for (int i = 0; i < 4_000; i++) {
                counts.merge(chooser.next(logits.clone(), 9), 1, Integer::sum);
            }
            assertEquals(Set.of(5, 6), counts.keySet());
            assertEquals(3_000, counts.get(6), 150);
        }
    }

    @Test
    void aTokenOfTheLast64IsPenalisedWhateverItsSign() {
        TokenChooser chooser = CHOOSERS.of(Constraint.FREE, new Sampling(0, 0, 1, 0, 2, 0));
        float[] logits = new float[500];
        Arrays.fill(logits, -9);
        logits[10] = 4;
        logits[11] = 3;
        logits[12] = -1;
        List<Integer> tokens = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tokens.add(chooser.next(logits.clone(), 9));
        }
        assertEquals(List.of(10, 11, 10, 10), tokens);
        logits[10] = -4;
        logits[11] = -1.5f;
        assertEquals(12, chooser.next(logits.clone(), 9));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void logitsThatAreNoNumbersBreakTheAnswer(float broken) {
        float[] logits = new float[500];
        logits[300] = broken;
        for (Constraint constraint : List.of(Constraint.FREE, new Constraint.Choice(List.of("a", "b")))) {
            assertThrows(TokenChooser.BrokenLogits.class, () -> CHOOSERS.of(constraint, Sampling.greedy())
                    .next(logits.clone(), 9));
        }
    }

    @Test
    void whereNoAllowedTokenIsPossibleTheAnswerBreaks() {
        float[] logits = new float[500];
        Arrays.fill(logits, Float.NEGATIVE_INFINITY);
        logits['x'] = 1;
        assertThrows(TokenChooser.BrokenLogits.class, () -> CHOOSERS.of(
                        new Constraint.Choice(List.of("a", "b")), Sampling.greedy())
                .next(logits, 9));
    }

    @Test
    void tooFewTokensForTheFormAreRefusedWithBothNumbers() {
        Constraint form = new Constraint.Schema("{\"type\":\"string\",\"minLength\":50}");
        String says = assertThrows(MillwrightException.class, () -> CHOOSERS.of(form, Sampling.greedy())
                        .next(new float[500], 20))
                .getMessage();
        assertTrue(says.contains("52") && says.contains("20"), says);
    }

    /** An engine that has used all its tokens cannot ask whether the answer is complete, and would call it cut. */
    @Test
    void aTokenIsLeftOverWhereTheFormAllows() {
        Constraint form = new Constraint.Schema("{\"type\":\"string\"}");
        for (int limit = 2; limit < 12; limit++) {
            TokenChooser chooser = CHOOSERS.of(form, Sampling.greedy());
            int made = 0;
            float[] logits = new float[500];
            logits['x'] = 5;
            while (made < limit && chooser.next(logits.clone(), limit - made) != TokenChooser.DONE) {
                made++;
            }
            assertEquals(Math.max(limit == 2 ? 1 : 2, limit - 1), made, "limit " + limit);
        }
    }

    /** A model that never wants to close its call must still be made to. */
    @Test
    void aToolCallThatBeginsIsCompletedInTime() {
        Schema call = Schema.read(
                "{\"type\":\"object\",\"properties\":{\"why\":{\"type\":\"string\"}},\"required\":[\"why\"]}");
        TokenChooser chooser = CHOOSERS.of(new CallForm("<call>", call, "</call>"), Sampling.greedy());
        StringBuilder text = new StringBuilder();
        String wants = "hi <call>";
        for (int left = 60; left > 0; left--) {
            float[] logits = new float[500];
            logits[text.length() < wants.length() ? wants.charAt(text.length()) : 'y'] = 5;
            int token = chooser.next(logits, left);
            if (token == TokenChooser.DONE) {
                break;
            }
            text.append(new String(VOCABULARY.bytes(token), java.nio.charset.StandardCharsets.UTF_8));
        }
        assertTrue(text.toString().matches("hi <call>\\{\"why\": \"y*\"}</call>y*"), text.toString());
    }
}
