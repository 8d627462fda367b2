package org.millwright.access;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.millwright.audit.Sha256;

/**
 * Something that somebody wants done, to the last argument. Its bytes are what an approver sees and what runs.
 *
 * @param action what kind of act it is; the person who proposes it must have the right to it
 * @param target where
 * @param steps the exact steps in order, at least one and at most 1,000, such as {@code speed.setpoint = 40.0}; each takes a permit
 * @param preconditions what must hold at each moment of writing, such as {@code speed.setpoint == 38.5}
 * @param reason why, in words
 * @param origin the id of where the idea comes from; empty where a person had it
 */
public record Act(
        Action action, AssetId target, List<String> steps, List<String> preconditions, String reason, String origin) {
    private static final int MOST_STEPS = 1_000;

    public Act {
        steps = List.copyOf(steps);
        preconditions = List.copyOf(preconditions);
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("An act has 1 to %d steps, not %d.".formatted(MOST_STEPS, steps.size()));
        }
    }

    /** The one way to write the act down: each field with its length before it, so that no two acts have the same bytes. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(1);
            write(out, action.code());
            write(out, target.value());
            write(out, steps);
            write(out, preconditions);
            write(out, reason);
            write(out, origin);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            write(out, text);
        }
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /** What a browser sends back to say what was seen. */
    public Sha256 sha256() {
        return Sha256.of(bytes());
    }
}
