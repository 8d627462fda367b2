package org.millwright.testkit.files.write;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How the cells of a recording are written down. */
public final class Look {
    public String separator = ",";
    public Quotes quotes = Quotes.NEEDED;
    public Padding padding = Padding.NONE;
    public Charset charset = StandardCharsets.UTF_8;
    public boolean byteOrderMark;
    public String lineEnd = "\n";
    public Header header = Header.NAMES;
    /** How many empty cells end every line, and whether the header has them too. */
    public int trailing;

    public boolean trailingInHeader = true;
    /** Every how many rows a blank line follows; 0: never. */
    public int blankEvery;

    public boolean blankHasSeparators;
    /** True if the last part of the file is lost. */
    public boolean cut;

    public Again again = Again.NOTHING;
    /** True where times that are numbers are written like the numbers. */
    public boolean timesLikeNumbers;

    public final List<List<String>> preamble = new ArrayList<>();
    public final List<List<String>> footer = new ArrayList<>();
    /** The file's way to write a plain number. */
    public UnaryOperator<String> number = UnaryOperator.identity();

    /** When cells are put into quotes. */
    public enum Quotes {
        NEEDED,
        ALWAYS,
        HEADER,
        NEVER
    }

    /** Blanks around cells. */
    public enum Padding {
        NONE,
        /** Blanks beside the separator. */
        BESIDE,
        /** Columns aligned by blanks alone. */
        ALIGNED
    }

    /** What stands once more between the rows. */
    public enum Again {
        NOTHING,
        HEADER,
        REMARK
    }

    /** What stands above the data. */
    public enum Header {
        NONE,
        NAMES,
        UNITS_ROW,
        GROUPS,
        DESCRIPTIONS
    }
}
