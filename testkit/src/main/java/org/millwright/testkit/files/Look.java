package org.millwright.testkit.files;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How the cells of a recording are written down. */
final class Look {
    String separator = ",";
    Quotes quotes = Quotes.NEEDED;
    Padding padding = Padding.NONE;
    Charset charset = StandardCharsets.UTF_8;
    boolean byteOrderMark;
    String lineEnd = "\n";
    Header header = Header.NAMES;
    /** How many empty cells end every line, and whether the header has them too. */
    int trailing;

    boolean trailingInHeader = true;
    /** Every how many rows a blank line follows; 0: never. */
    int blankEvery;

    boolean blankHasSeparators;
    final List<List<String>> preamble = new ArrayList<>();
    final List<List<String>> footer = new ArrayList<>();
    /** The file's way to write a plain number. */
    UnaryOperator<String> number = UnaryOperator.identity();

    /** When cells are put into quotes. */
    enum Quotes {
        NEEDED,
        ALWAYS,
        HEADER,
        NEVER
    }

    /** Blanks around cells. */
    enum Padding {
        NONE,
        /** Blanks beside the separator. */
        BESIDE,
        /** Columns aligned by blanks alone. */
        ALIGNED
    }

    /** What stands above the data. */
    enum Header {
        NONE,
        NAMES,
        UNITS_ROW,
        GROUPS,
        DESCRIPTIONS
    }
}
