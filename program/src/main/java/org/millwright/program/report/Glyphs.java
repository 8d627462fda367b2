package org.millwright.program.report;

import org.millwright.diagnose.ChangeKind;

/** A small drawing of each kind of change; the word always stands beside it. */
final class Glyphs {
    private Glyphs() {}

    /** Draws every kind once, to be used by name. */
    static void define(Html html) {
        html.open("svg", "width", "0", "height", "0", "style", "position:absolute", "aria-hidden", "true");
        for (ChangeKind kind : ChangeKind.values()) {
            html.open("symbol", "id", "kind-" + kind.id(), "viewBox", "0 0 26 15")
                    .empty("path", "d", path(kind))
                    .close("symbol");
        }
        html.close("svg");
    }

    static void use(Html html, ChangeKind kind) {
        html.open("svg", "class", "glyph", "aria-hidden", "true")
                .empty("use", "href", "#kind-" + kind.id())
                .close("svg");
    }

    private static String path(ChangeKind kind) {
        return switch (kind) {
            case SHIFT -> "M1 12H12V3H25";
            case DRIFT -> "M1 12H7C14 12 17 9 25 2";
            case SPREAD -> "M1 8H8L10 6L12 10L14 3L17 13L20 1L23 14L25 8";
            case CORRELATION -> "M1 10C5 4 8 4 12 7C16 11 20 13 25 13M1 7C5 1 8 1 12 4C16 6 20 3 25 2";
            case STUCK -> "M1 8L3 4L5 11L7 5L9 9L11 7H25";
            case MISSING -> "M1 8L3 5L5 10L7 6L9 8M14 8H14.1M19 8H19.1M24 8H24.1";
            case SENSOR -> "M1 13H10V2H14V13M14 13H25";
        };
    }
}
