package org.millwright.language.mask;

/** Blanks in JSON that a mask writes. The model has no choice in them: free blanks are what small models get lost in. */
public enum Spacing {
    /** None at all. */
    NONE,
    /** One after each comma and colon, as models saw JSON most often. */
    SINGLE
}
