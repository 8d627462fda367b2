package org.millwright.language;

/**
 * What a model says of itself.
 *
 * @param id the name it is asked by
 * @param family such as qwen2
 * @param context the most tokens of prompt and answer together
 * @param sha256 of its file, in hexadecimal digits; empty for a model elsewhere
 * @param licence of the weights as the file names it; empty if it names none
 * @param origin the file or address it was loaded from
 */
public record ModelCard(String id, String family, int context, String sha256, String licence, String origin) {}
