package org.millwright.detect;

import java.math.BigDecimal;
import java.math.MathContext;

/** Figures as a person reads them. */
final class Figures {
    private Figures() {}

    /** Four digits, without an exponent. */
    static String shortly(double value) {
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
