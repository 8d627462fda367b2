package org.millwright.testkit.language;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A model of a few thousand weights, drawn from a seed: the same seed gives the same bytes everywhere. Its vocabulary is byte-level, with
 * some merges and the control tokens of ChatML, or pieces with scores where its architecture is gemma3.
 */
public final class TinyModel {
    private static final String WORDS = "tokenizer.ggml.";
    private static final int F32 = 0;
    private static final int Q8_0 = 8;
    private static final int LAYERS = 3;
    private static final int WIDTH = 64;
    private static final int HEADS = 4;
    private static final int KEY_HEADS = 2;
    private static final int INNER = 96;

    private final String architecture;
    private final boolean rounded;
    private final Random random;
    private final GgufWriter out = new GgufWriter();

    private TinyModel(String architecture, boolean rounded, long seed) {
        this.architecture = architecture;
        this.rounded = rounded;
        this.random = new Random(seed);
    }

    /**
     * A model with 32-bit weights.
     *
     * @param architecture llama, qwen2, qwen3 or gemma3
     */
    public static GgufWriter of(String architecture, long seed) {
        return new TinyModel(architecture, false, seed).write();
    }

    /** The same with matrices of Q8_0. */
    public static GgufWriter rounded(String architecture, long seed) {
        return new TinyModel(architecture, true, seed).write();
    }

    private GgufWriter write() {
        out.text("general.architecture", architecture);
        out.text("general.name", "tiny");
        out.text("general.license", "none");
        sizes();
        int vocabulary = architecture.equals("gemma3") ? pieces() : pairs();
        tensors(vocabulary);
        return out;
    }

    private int headSize() {
        return architecture.equals("qwen3") || architecture.equals("gemma3") ? 32 : WIDTH / HEADS;
    }

    private void sizes() {
        String a = architecture + ".";
        out.number(a + "block_count", LAYERS);
        out.number(a + "context_length", 512);
        out.number(a + "embedding_length", WIDTH);
        out.number(a + "feed_forward_length", INNER);
        out.number(a + "attention.head_count", HEADS);
        out.number(a + "attention.head_count_kv", KEY_HEADS);
        out.real(a + "attention.layer_norm_rms_epsilon", 1e-6f);
        out.real(a + "rope.freq_base", 1_000_000f);
        if (headSize() != WIDTH / HEADS) {
            out.number(a + "attention.key_length", headSize());
            out.number(a + "attention.value_length", headSize());
        }
        if (architecture.equals("gemma3")) {
            out.number(a + "attention.sliding_window", 16);
            out.number(a + "attention.sliding_window_pattern", 2);
        }
    }

    private int pairs() {
        List<byte[]> tokens = new ArrayList<>();
        for (int value = 0; value < 256; value++) {
            tokens.add(written(value));
        }
        List<byte[]> merges = new ArrayList<>();
        for (String pair : List.of("t h", "th e", "i n", "Ġ the", "e r", "a n", "an d")) {
            merges.add(pair.getBytes(StandardCharsets.UTF_8));
            tokens.add(pair.replace(" ", "").getBytes(StandardCharsets.UTF_8));
        }
        int[] kinds = new int[tokens.size() + 3];
        java.util.Arrays.fill(kinds, 1);
        for (String control : List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>")) {
            kinds[tokens.size()] = 3;
            tokens.add(control.getBytes(StandardCharsets.UTF_8));
        }
        out.text(WORDS + "model", "gpt2");
        out.text(WORDS + "pre", "qwen2");
        out.texts(WORDS + "tokens", tokens);
        out.numbers(WORDS + "token_type", kinds);
        out.texts(WORDS + "merges", merges);
        out.number(WORDS + "eos_token_id", tokens.size() - 1);
        out.flag(WORDS + "add_bos_token", false);
        return tokens.size();
    }

    /** A byte as byte-level vocabularies write it. */
    private static byte[] written(int value) {
        int free = 256;
        for (int other = 0; other <= value; other++) {
            boolean itself = (other >= 0x21 && other <= 0x7e) || (other >= 0xa1 && other <= 0xac) || other >= 0xae;
            if (other == value) {
                return Character.toString(itself ? value : free).getBytes(StandardCharsets.UTF_8);
            }
            free += itself ? 0 : 1;
        }
        throw new IllegalStateException("A byte is below 256.");
    }

    private int pieces() {
        List<byte[]> tokens = new ArrayList<>();
        List<Integer> kinds = new ArrayList<>();
        for (String control : List.of("<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>")) {
            tokens.add(control.getBytes(StandardCharsets.UTF_8));
            kinds.add(control.equals("<unk>") ? 2 : 3);
        }
        for (int value = 0; value < 256; value++) {
            tokens.add("<0x%02X>".formatted(value).getBytes(StandardCharsets.UTF_8));
            kinds.add(6);
        }
        for (String piece : List.of("▁", "t", "h", "e", "th", "the", "▁the", "a", "n", "an", "i", "in", "o", "s")) {
            tokens.add(piece.getBytes(StandardCharsets.UTF_8));
            kinds.add(1);
        }
        float[] scores = new float[tokens.size()];
        for (int id = 0; id < scores.length; id++) {
            scores[id] = -id;
        }
        out.text(WORDS + "model", "llama");
        out.texts(WORDS + "tokens", tokens);
        out.reals(WORDS + "scores", scores);
        out.numbers(WORDS + "token_type", kinds.stream().mapToInt(kind -> kind).toArray());
        out.number(WORDS + "bos_token_id", 2);
        out.number(WORDS + "eos_token_id", 1);
        out.number(WORDS + "unknown_token_id", 3);
        out.flag(WORDS + "add_space_prefix", false);
        return tokens.size();
    }

    private void tensors(int vocabulary) {
        matrix("token_embd.weight", WIDTH, vocabulary);
        norm("output_norm.weight", WIDTH);
        if (architecture.equals("llama")) {
            matrix("output.weight", WIDTH, vocabulary);
            vector("rope_freqs.weight", headSize() / 2, 1, 0.5f);
        }
        for (int layer = 0; layer < LAYERS; layer++) {
            layer("blk." + layer + ".");
        }
    }

    private void layer(String at) {
        int size = headSize();
        norm(at + "attn_norm.weight", WIDTH);
        matrix(at + "attn_q.weight", WIDTH, HEADS * size);
        matrix(at + "attn_k.weight", WIDTH, KEY_HEADS * size);
        matrix(at + "attn_v.weight", WIDTH, KEY_HEADS * size);
        if (architecture.equals("qwen2")) {
            vector(at + "attn_q.bias", HEADS * size, 0, 0.3f);
            vector(at + "attn_k.bias", KEY_HEADS * size, 0, 0.3f);
            vector(at + "attn_v.bias", KEY_HEADS * size, 0, 0.3f);
        }
        if (size != WIDTH / HEADS) {
            norm(at + "attn_q_norm.weight", size);
            norm(at + "attn_k_norm.weight", size);
        }
        matrix(at + "attn_output.weight", HEADS * size, WIDTH);
        norm(at + "ffn_norm.weight", WIDTH);
        matrix(at + "ffn_gate.weight", WIDTH, INNER);
        matrix(at + "ffn_up.weight", WIDTH, INNER);
        matrix(at + "ffn_down.weight", INNER, WIDTH);
        if (architecture.equals("gemma3")) {
            norm(at + "post_attention_norm.weight", WIDTH);
            norm(at + "post_ffw_norm.weight", WIDTH);
        }
    }

    private void norm(String name, int length) {
        vector(name, length, 1, 0.2f);
    }

    private void vector(String name, int length, float middle, float spread) {
        ByteBuffer data = ByteBuffer.allocate(4 * length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < length; i++) {
            data.putFloat(middle + spread * (random.nextFloat() - 0.5f));
        }
        out.tensor(name, F32, data.array(), length);
    }

    private void matrix(String name, int columns, int rows) {
        float scale = 2f / (float) Math.sqrt(columns);
        if (!rounded) {
            ByteBuffer data = ByteBuffer.allocate(4 * columns * rows).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < columns * rows; i++) {
                data.putFloat(scale * 2 * (random.nextFloat() - 0.5f));
            }
            out.tensor(name, F32, data.array(), columns, rows);
            return;
        }
        ByteBuffer data = ByteBuffer.allocate(34 * columns / 32 * rows).order(ByteOrder.LITTLE_ENDIAN);
        for (int block = 0; block < columns / 32 * rows; block++) {
            data.putShort(Float.floatToFloat16(scale / 127 * (0.5f + random.nextFloat())));
            for (int i = 0; i < 32; i++) {
                data.put((byte) (random.nextInt(255) - 127));
            }
        }
        out.tensor(name, Q8_0, data.array(), columns, rows);
    }
}
