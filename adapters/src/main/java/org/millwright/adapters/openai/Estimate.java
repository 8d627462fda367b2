package org.millwright.adapters.openai;

/** How many tokens a text has, roughly: four letters, or one character of a script without spaces. */
final class Estimate {
    private Estimate() {}

    static int tokens(String text) {
        long ascii = text.chars().filter(c -> c < 0x80).count();
        long others = text.codePoints().filter(c -> c >= 0x80).count();
        return (int) Math.min(Integer.MAX_VALUE, (ascii + 3) / 4 + others);
    }
}
