package org.millwright.program.bench.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.millwright.MillwrightException;

/** The bench of llama.cpp, run as a process of its own. */
final class LlamaBench {
    private final Path program;
    private final Path model;
    private final int threads;

    LlamaBench(Path program, Path model, int threads) {
        this.program = program;
        this.model = model;
        this.threads = threads;
    }

    /** Tokens a second. */
    record Rates(double prompt, double decode) {}

    Rates run(int prompt, int answer) {
        try {
            Process process = new ProcessBuilder(
                            program.toString(),
                            "-m",
                            model.toString(),
                            "-t",
                            String.valueOf(threads),
                            "-p",
                            String.valueOf(prompt),
                            "-n",
                            String.valueOf(answer),
                            "-r",
                            "1",
                            "-o",
                            "json")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] out = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw failed("it ended with code " + process.exitValue());
            }
            return rates(new String(out, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw failed(String.valueOf(broken.getMessage()));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw failed("it was interrupted");
        }
    }

    /** Reads what the bench prints. */
    Rates rates(String json) throws IOException {
        double prompt = Double.NaN;
        double decode = Double.NaN;
        for (JsonNode one : new ObjectMapper().readTree(json)) {
            if (one.path("n_prompt").asInt() > 0) {
                prompt = one.path("avg_ts").asDouble();
            } else {
                decode = one.path("avg_ts").asDouble();
            }
        }
        if (!(prompt > 0) || !(decode > 0)) {
            throw failed("its output has no tokens a second");
        }
        return new Rates(prompt, decode);
    }

    private MillwrightException failed(String why) {
        return MillwrightException.badRequest("bench.llm.reference", """
                The reference ({program}) did not measure: {why}.
                Give the llama-bench of llama.cpp, and look whether it runs by itself.""", "program", program, "why", why);
    }
}
