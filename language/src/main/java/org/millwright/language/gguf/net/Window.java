package org.millwright.language.gguf.net;

/**
 * Layers that see only the last tokens.
 *
 * @param size a key is visible if it is fewer than this many tokens back; 0 where every layer sees all
 * @param layers true for the layers it holds for
 */
record Window(int size, java.util.List<Boolean> layers) {
    Window {
        layers = java.util.List.copyOf(layers);
    }

    boolean at(int layer) {
        return size > 0 && layers.get(layer);
    }
}
