package org.millwright.program.bench.llm;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.language.gguf.GgufOptions;
import org.millwright.language.gguf.SpeedTrial;
import org.millwright.program.bench.BenchRequest;
import org.millwright.program.bench.Measurement;
import org.millwright.program.bench.Suite;
import org.millwright.program.language.ModelPlaces;

/**
 * {@code bench llm}: how many tokens a second a model reads and writes, beside llama.cpp's own bench where that is given. Rounds alternate
 * with the reference's, and the ratio is the median of the rounds', so that both see the same machine.
 */
public final class LlmSuite implements Suite {
    private static final int PROMPT = 512;
    private static final int ANSWER = 128;
    private static final int ROUNDS = 5;
    private static final int MOST_WARM_UPS = 12;

    private final ModelPlaces places;

    public LlmSuite(ModelPlaces places) {
        this.places = places;
    }

    @Override
    public String name() {
        return "llm";
    }

    @Override
    public String about() {
        return "tokens a second of a language model, beside llama.cpp (--model FILE [--reference LLAMA_BENCH] [--rounds N])";
    }

    @Override
    public Measurement measure(BenchRequest request) {
        String named = request.word("model", "");
        if (named.isEmpty()) {
            throw MillwrightException.badRequest("bench.llm.model", """
                    The suite llm needs a model.
                    Name a GGUF file with --model.""");
        }
        Path file = places.file(named);
        String reference = request.word("reference", "");
        int rounds = (int) request.number("rounds", ROUNDS);
        int threads = Math.max(1, request.threads());
        GgufOptions options =
                GgufOptions.usual(Clock.systemUTC()).withThreads(threads).keepingIn(places.kept());
        Measurement measurement = new Measurement()
                .configured("file", file.getFileName().toString())
                .configured("threads", threads)
                .configured("prompt_tokens", PROMPT)
                .configured("decode_tokens", ANSWER)
                .configured("rounds", rounds)
                .note("load is that of the last minute; ratios are medians of alternating rounds");
        try (SpeedTrial trial = SpeedTrial.of(file, options)) {
            measurement.configured("kernels", trial.arithmetic());
            warmUp(trial);
            run(
                    trial,
                    rounds,
                    reference.isEmpty() ? null : new LlamaBench(Path.of(reference), file, threads),
                    measurement);
            measurement.figure("load_ms", trial.loadMillis());
            measurement.figure("rss_mb", residentMegabytes());
        }
        return measurement.figure(
                "load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Until three rounds agree within 5 %, or patience ends. */
    private static void warmUp(SpeedTrial trial) {
        trial.prompt(2 * 64);
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < MOST_WARM_UPS; i++) {
            rates.add(trial.decode(ANSWER / 4));
            int size = rates.size();
            if (size >= 3) {
                List<Double> last = rates.subList(size - 3, size);
                double least = last.stream().mapToDouble(rate -> rate).min().orElseThrow();
                double most = last.stream().mapToDouble(rate -> rate).max().orElseThrow();
                if (most <= 1.05 * least) {
                    return;
                }
            }
        }
    }

    private static void run(SpeedTrial trial, int rounds, @Nullable LlamaBench other, Measurement measurement) {
        List<Double> prompts = new ArrayList<>();
        List<Double> decodes = new ArrayList<>();
        List<Double> otherPrompts = new ArrayList<>();
        List<Double> otherDecodes = new ArrayList<>();
        List<Double> promptRatios = new ArrayList<>();
        List<Double> decodeRatios = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            prompts.add(trial.prompt(PROMPT));
            decodes.add(trial.decode(ANSWER));
            if (other != null) {
                LlamaBench.Rates rates = other.run(PROMPT, ANSWER);
                otherPrompts.add(rates.prompt());
                otherDecodes.add(rates.decode());
                promptRatios.add(prompts.getLast() / rates.prompt());
                decodeRatios.add(decodes.getLast() / rates.decode());
            }
        }
        measurement.figure("prompt_tokens_per_second", median(prompts));
        measurement.figure("decode_tokens_per_second", median(decodes));
        if (other != null) {
            measurement.figure("reference_prompt_tokens_per_second", median(otherPrompts));
            measurement.figure("reference_decode_tokens_per_second", median(otherDecodes));
            measurement.figure("ratio_prompt", median(promptRatios));
            measurement.figure("ratio_decode", median(decodeRatios));
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Resident memory of this process in MB; -1 where the system does not tell. */
    private static long residentMegabytes() {
        Path status = Path.of("/proc/self/status");
        try {
            return Files.isReadable(status)
                    ? Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                            .findFirst()
                            .orElse(-1)
                    : -1;
        } catch (IOException unreadable) {
            return -1;
        }
    }
}
