package org.millwright.program.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Contrast of the page's colours by WCAG 2.2, computed from the style sheet itself, in both themes and in print. */
class ThemeTest {
    private static final double TEXT = 4.5;
    private static final double GRAPHIC = 3;
    private static final Pattern THEME = Pattern.compile(":root \\{(.*?)}", Pattern.DOTALL);
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{3,6});");

    @Test
    void textAndGraphicsStandOutInEveryTheme() throws IOException {
        List<Map<String, Integer>> themes = themes();
        assertEquals(3, themes.size(), "light, dark, print");
        for (Map<String, Integer> theme : themes) {
            for (String text : List.of("ink", "soft", "brand", "warn")) {
                assertContrast(theme, text, "panel", TEXT);
                assertContrast(theme, text, "ground", TEXT);
            }
            assertContrast(theme, "on-warn", "warn", TEXT);
            for (String graphic : List.of("trace", "limit", "brand", "warn")) {
                assertContrast(theme, graphic, "panel", GRAPHIC);
            }
        }
    }

    @Test
    void darkHasEveryNameOfLight() throws IOException {
        assertEquals(themes().getFirst().keySet(), themes().get(1).keySet());
    }

    /** The formula itself, by the two ends of its scale. */
    @Test
    void blackOnWhiteIsTwentyOne() {
        assertEquals(21, contrast(0x000000, 0xffffff), 1e-9);
        assertEquals(1, contrast(0x777777, 0x777777), 1e-9);
    }

    private static void assertContrast(Map<String, Integer> theme, String above, String below, double least) {
        double contrast = contrast(colour(theme, above), colour(theme, below));
        assertTrue(contrast >= least, "%s on %s has %.2f, needs %.1f".formatted(above, below, contrast, least));
    }

    private static int colour(Map<String, Integer> theme, String name) {
        Integer colour = theme.get(name);
        if (colour == null) {
            throw new AssertionError("The theme has no colour " + name);
        }
        return colour;
    }

    private static List<Map<String, Integer>> themes() throws IOException {
        try (InputStream in = ThemeTest.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new AssertionError("There is no style sheet.");
            }
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return THEME.matcher(css)
                    .results()
                    .map(theme -> colours(theme.group(1)))
                    .toList();
        }
    }

    private static Map<String, Integer> colours(String theme) {
        Map<String, Integer> colours = new TreeMap<>();
        Matcher colour = COLOUR.matcher(theme);
        while (colour.find()) {
            String hex = colour.group(2);
            String full = hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex;
            colours.put(colour.group(1), Integer.parseInt(full, 16));
        }
        return colours;
    }

    private static double contrast(int one, int other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * channel(colour >> 16) + 0.7152 * channel(colour >> 8) + 0.0722 * channel(colour);
    }

    private static double channel(int value) {
        double share = (value & 0xff) / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
