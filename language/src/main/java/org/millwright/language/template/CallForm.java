package org.millwright.language.template;

import org.millwright.language.schema.Schema;

/**
 * The form of a call inside an answer.
 *
 * @param trigger the text it begins after; empty if the whole answer has the form
 * @param schema of the JSON value that follows
 * @param closing the text after it
 */
public record CallForm(String trigger, Schema schema, String closing) {}
