package org.millwright.language;

/** The tokens of a model as bytes, which need not be whole characters. */
public interface Vocabulary {
    /** How many tokens there are; ids are 0 up to this. */
    int size();

    /** The bytes a token stands for; empty for a control token. */
    byte[] bytes(int id);

    /** True for tokens that only a template may produce. */
    boolean control(int id);

    /** True for tokens that end an answer. */
    boolean end(int id);
}
