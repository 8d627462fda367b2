package org.millwright.language.gguf.net;

/**
 * How positions turn queries and keys.
 *
 * @param size values of a head that turn, even; the others stay
 * @param base of the wave lengths
 * @param scale of the position; 1 unless the model was stretched
 * @param localBase of layers that see a window only
 */
record Rotary(int size, float base, float scale, float localBase) {}
