package org.millwright.language;

/** A piece of a message with where it comes from. */
public record Part(String text, Provenance provenance) {}
