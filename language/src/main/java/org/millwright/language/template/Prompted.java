package org.millwright.language.template;

import java.util.ArrayList;
import java.util.List;
import org.millwright.language.Piece;

/** A prompt in the making. Neighbouring words become one piece, so that they are encoded together. */
final class Prompted {
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();

    Prompted control(String name) {
        flush();
        pieces.add(new Piece.Control(name));
        return this;
    }

    Prompted plain(String text) {
        words.append(text);
        return this;
    }

    List<Piece> pieces() {
        flush();
        return List.copyOf(pieces);
    }

    private void flush() {
        if (!words.isEmpty()) {
            pieces.add(new Piece.Plain(words.toString()));
            words.setLength(0);
        }
    }
}
