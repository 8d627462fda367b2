package org.millwright.language;

/**
 * What an answer took.
 *
 * @param promptTokens tokens of the prompt, cached ones included
 * @param cachedTokens those of them that needed no computing
 * @param outputTokens tokens of the answer
 * @param firstTokenMillis from the question to the first token
 * @param millis from the question to the end
 * @param estimated true where the engine told no numbers and they were counted here
 */
public record Usage(
        int promptTokens, int cachedTokens, int outputTokens, long firstTokenMillis, long millis, boolean estimated) {}
