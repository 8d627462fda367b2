package org.millwright.language.gguf.net;

import org.jspecify.annotations.Nullable;

/** The turns of the positions of a batch: a cosine and a sine for each pair. Angles are accumulated in 32 bits, as the models were. */
final class Turns {
    private final int pairs;
    private final boolean adjacent;
    private final float[] cosines;
    private final float[] sines;

    Turns(int most, Rotary rotary, boolean adjacent) {
        this.pairs = rotary.size() / 2;
        this.adjacent = adjacent;
        this.cosines = new float[most * pairs];
        this.sines = new float[most * pairs];
    }

    /**
     * @param start the position of the first token
     * @param factors that divide the angle of each pair
     */
    void at(int start, int count, float base, float scale, float @Nullable [] factors) {
        float step = (float) Math.pow(base, -1.0f / pairs);
        for (int token = 0; token < count; token++) {
            float angle = start + token;
            for (int pair = 0; pair < pairs; pair++) {
                float turned = scale * (factors == null ? angle : angle / factors[pair]);
                cosines[token * pairs + pair] = (float) Math.cos(turned);
                sines[token * pairs + pair] = (float) Math.sin(turned);
                angle *= step;
            }
        }
    }

    /** Turns one head of a token of the batch. */
    void turn(int token, float[] head, int from) {
        int apart = adjacent ? 1 : pairs;
        int stride = adjacent ? 2 : 1;
        for (int pair = 0; pair < pairs; pair++) {
            int first = from + pair * stride;
            float cosine = cosines[token * pairs + pair];
            float sine = sines[token * pairs + pair];
            float a = head[first];
            float b = head[first + apart];
            head[first] = a * cosine - b * sine;
            head[first + apart] = a * sine + b * cosine;
        }
    }
}
