package org.millwright.language.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;
import org.millwright.language.Sampling;
import org.millwright.language.SyntheticVocabulary;
import org.millwright.language.TokenChooser;
import org.millwright.language.Vocabulary;
import org.millwright.language.json.Json;
import org.millwright.language.json.JsonLimits;
import org.millwright.language.schema.RandomSchemas;
import org.millwright.language.schema.Schema;

/** The proof that a mask holds: models that want anything at all, schemas of all kinds, any number of tokens. */
class MaskedAnswersTest {
    private static final int ANSWERS = 10_000;

    @Test
    void tenThousandAnswersOfRandomModelsAllFitTheirSchemas() {
        long seed = Long.getLong("millwright.seed", new SplittableRandom().nextLong());
        SplittableRandom random = new SplittableRandom(seed);
        Vocabulary vocabulary = new SyntheticVocabulary(700, seed);
        Choosers choosers = Choosers.over(vocabulary);
        RandomSchemas schemas = new RandomSchemas(random);
        int refused = 0;
        int cut = 0;
        for (int round = 0; round < ANSWERS; ) {
            String where = "seed " + seed + ", round " + round;
            Schema schema = Schema.of(schemas.schema());
            for (int again = 0; again < 5; again++, round++) {
                int limit = random.nextInt(4) == 0 ? 400 : 1 + random.nextInt(60);
                TokenChooser chooser = choosers.of(choosers.masks().schema(schema), sampling(random));
                Written written;
                try {
                    written = write(chooser, vocabulary, limit, random);
                } catch (MillwrightException tooShort) {
                    assertEquals(
                            "mask.answer.short", tooShort.problem().message().code(), where);
                    refused++;
                    continue;
                }
                assertTrue(written.done, () -> where + ": not complete after " + limit + ": " + written.text);
                Json answer = Json.read(written.text.toByteArray(), JsonLimits.USUAL);
                assertEquals(
                        List.of(),
                        schema.faults(answer),
                        () -> where + ": " + written.text + " for "
                                + schema.source().text());
                cut += written.tokens > limit - 3 ? 1 : 0;
            }
        }
        assertTrue(refused < ANSWERS / 4, where(seed, refused + " were refused"));
        assertTrue(cut > ANSWERS / 20, where(seed, "only " + cut + " came to their limit"));
    }

    private static String where(long seed, String what) {
        return "seed " + seed + ": " + what;
    }

    private record Written(ByteArrayOutputStream text, int tokens, boolean done) {}

    private static Written write(TokenChooser chooser, Vocabulary vocabulary, int limit, SplittableRandom random) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        float[] logits = new float[vocabulary.size()];
        for (int tokens = 0; ; tokens++) {
            for (int i = 0; i < logits.length; i++) {
                logits[i] = random.nextInt() * 0x1p-28f;
            }
            int token = chooser.next(logits, limit - tokens);
            if (token == TokenChooser.DONE) {
                return new Written(text, tokens, true);
            }
            if (tokens == limit) {
                return new Written(text, tokens, false);
            }
            text.writeBytes(vocabulary.bytes(token));
        }
    }

    private static Sampling sampling(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> Sampling.greedy();
            case 1 -> new Sampling(1, 40, 0.9, 0, 1.1, random.nextLong());
            case 2 -> new Sampling(2, 0, 0.95, 0.05, 1, random.nextLong());
            default -> new Sampling(1, 0, 1, 0, 1, random.nextLong());
        };
    }
}
