package org.millwright.language.json;

/**
 * What a text may be at most; more is refused before it is kept.
 *
 * @param characters of the whole text
 * @param depth of arrays and objects in each other
 * @param digits characters of one number, its sign and exponent included
 */
public record JsonLimits(int characters, int depth, int digits) {
    /** Sixteen million characters, 64 levels, numbers of 400 characters. */
    public static final JsonLimits USUAL = new JsonLimits(16_000_000, 64, 400);
}
