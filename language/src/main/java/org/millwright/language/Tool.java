package org.millwright.language;

/**
 * A tool that a model may ask for.
 *
 * @param name letters, digits, dots, underscores and hyphens, 64 at most
 * @param description what it does, for the model
 * @param schema the JSON schema of its arguments, an object
 */
public record Tool(String name, String description, String schema) {}
