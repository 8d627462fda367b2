package org.millwright.language.gguf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.millwright.language.Constraint;
import org.millwright.language.OptionScorer;
import org.millwright.language.Part;
import org.millwright.language.Prompt;
import org.millwright.language.Provenance;
import org.millwright.language.Said;
import org.millwright.language.Sampling;
import org.millwright.language.Speaker;
import org.millwright.language.gguf.cache.KeyValues;
import org.millwright.language.gguf.token.Tokenizer;

/** Probabilities of given answers, from the logits. */
final class GgufScorer implements OptionScorer {
    private static final int MOST_LABELS = 26;

    private final GgufModel model;

    GgufScorer(GgufModel model) {
        this.model = model;
    }

    @Override
    public double[] byLabel(Prompt question, List<String> options) {
        int count = options.size();
        if (count < 2 || count > MOST_LABELS) {
            throw new IllegalArgumentException("Two to 26 options can be labelled, not %d.".formatted(count));
        }
        double[] sums = new double[count];
        for (int turn = 0; turn < count; turn++) {
            double[] shares = labels(question, options, turn);
            for (int label = 0; label < count; label++) {
                sums[(label + turn) % count] += shares[label] / count;
            }
        }
        return sums;
    }

    /** Shares of the labels where label 0 stands for option {@code turn}. */
    private double[] labels(Prompt question, List<String> options, int turn) {
        StringBuilder listed = new StringBuilder();
        int[] labels = new int[options.size()];
        Tokenizer tokenizer = model.tokenizer();
        for (int label = 0; label < labels.length; label++) {
            String letter = String.valueOf((char) ('A' + label));
            listed.append("\n").append(letter).append(") ").append(options.get((label + turn) % labels.length));
            int[] ids = tokenizer.encode(letter);
            labels[label] = ids[ids.length - 1];
        }
        listed.append("\nAnswer with the letter only.");
        float[] logits = new float[tokenizer.size()];
        KeyValues text = computed(extended(question, listed.toString()), logits);
        model.engine().alone(text::release);
        double[] shares = new double[labels.length];
        for (int label = 0; label < labels.length; label++) {
            shares[label] = logits[labels[label]];
        }
        return normalised(shares);
    }

    private static Prompt extended(Prompt question, String more) {
        ArrayList<Said> messages = new ArrayList<>(question.messages());
        if (messages.isEmpty() || messages.getLast().speaker() != Speaker.USER) {
            messages.add(Said.by(Speaker.USER, more.strip()));
        } else {
            Said last = messages.removeLast();
            ArrayList<Part> parts = new ArrayList<>(last.parts());
            parts.add(new Part(more, Provenance.OPERATOR));
            messages.add(new Said(last.speaker(), parts, last.calls(), last.answers()));
        }
        return new Prompt(messages, question.tools(), Constraint.FREE, Sampling.greedy());
    }

    @Override
    public double[] byText(Prompt question, List<String> options) {
        Prompt neutral = Prompt.of("Answer:");
        double[] scores = new double[options.size()];
        for (int i = 0; i < scores.length; i++) {
            int[] answer = model.tokenizer().encode(options.get(i));
            scores[i] = mean(question, answer) - mean(neutral, answer);
        }
        return normalised(scores);
    }

    /** The mean log-probability of an answer's tokens behind a prompt. */
    private double mean(Prompt prompt, int[] answer) {
        if (answer.length == 0) {
            throw new IllegalArgumentException("An option has no text.");
        }
        float[] logits = new float[model.tokenizer().size()];
        KeyValues text = computed(prompt, logits);
        double sum = 0;
        for (int i = 0; i < answer.length; i++) {
            sum += logProbability(logits, answer[i]);
            if (i + 1 < answer.length) {
                model.engine().append(text, new int[] {answer[i]}, logits, () -> false);
            }
        }
        model.engine().alone(text::release);
        return sum / answer.length;
    }

    private KeyValues computed(Prompt prompt, float[] logits) {
        int[] tokens = model.tokens(prompt);
        KeyValues text = model.beginning(tokens);
        int[] rest = Arrays.copyOfRange(tokens, text.length(), tokens.length);
        model.engine().append(text, rest, logits, () -> false);
        model.remember(text);
        return text;
    }

    private static double logProbability(float[] logits, int token) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return logits[token] - largest - Math.log(sum);
    }

    /** Shares of numbers whose differences are those of logarithms. */
    private static double[] normalised(double[] logs) {
        double largest = Arrays.stream(logs).max().orElseThrow();
        double[] shares =
                Arrays.stream(logs).map(log -> Math.exp(log - largest)).toArray();
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }
}
