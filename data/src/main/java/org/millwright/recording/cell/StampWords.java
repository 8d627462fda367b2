package org.millwright.recording.cell;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of dates and clocks: months, weekdays, halves of the day, zones. */
final class StampWords {
    /** Says that a word belongs in a stamp but means nothing: a weekday, "de", "Uhr". */
    static final Word FILLER = new Word(Role.FILLER, 0);

    private static final int SHORTEST = 3;
    private static final Map<String, Word> WORDS = words();

    private StampWords() {}

    /** What a word stands for. */
    enum Role {
        MONTH,
        /** Value 0 for the half before noon, 1 for the half after. */
        HALF,
        /** Value: seconds east of Greenwich. */
        OFFSET,
        FILLER
    }

    /**
     * One word of a stamp.
     *
     * @param role what it stands for
     * @param value see {@link Role}
     */
    record Word(Role role, int value) {}

    /** The meaning of a word; null for any other word. Dots were taken out of it. */
    static @Nullable Word of(String word) {
        return WORDS.get(word.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Word> words() {
        Map<String, Word> words = new HashMap<>();
        months(words, "january february march april may june july august september october november december");
        months(words, "januar februar m\u00e4rz april mai juni juli august september oktober november dezember");
        months(words, "j\u00e4nner feber maerz april mai juni juli august september oktober november dezember");
        months(words, "janeiro fevereiro mar\u00e7o abril maio junho julho agosto setembro outubro novembro dezembro");
        months(words, "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre");
        months(
                words,
                "janvier f\u00e9vrier mars avril mai juin juillet ao\u00fbt septembre octobre novembre d\u00e9cembre");
        months(words, "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre");
        all(
                words,
                Role.HALF,
                0,
                "am vorm \u03c0\u03bc \u4e0a\u5348 \u51cc\u6668 \u65e9\u4e0a \u65e9\u6668 \u5348\u524d \uc624\uc804");
        all(
                words,
                Role.HALF,
                1,
                "pm nachm \u03bc\u03bc \u4e0b\u5348 \u665a\u4e0a \u508d\u665a \u4e2d\u5348 \u5348\u5f8c \uc624\ud6c4");
        all(words, Role.OFFSET, 0, "z utc gmt");
        all(words, Role.OFFSET, 3600, "cet mez");
        all(words, Role.OFFSET, 7200, "cest mesz");
        for (String filler : List.of(
                "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday",
                "mo montag di dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag uhr",
                "de seg segunda ter ter\u00e7a qua quarta qui quinta sex sexta s\u00e1b s\u00e1bado dom domingo \u00e0s",
                "st nd rd th of at \u661f\u671f\u4e00 \u661f\u671f\u4e8c \u661f\u671f\u4e09 \u661f\u671f\u56db \u661f\u671f\u4e94",
                "\u661f\u671f\u516d \u661f\u671f\u65e5 \u5468\u4e00 \u5468\u4e8c \u5468\u4e09 \u5468\u56db \u5468\u4e94 \u5468\u516d \u5468\u65e5")) {
            for (String word : filler.split(" ", -1)) {
                words.putIfAbsent(word, FILLER);
            }
        }
        return Map.copyOf(words);
    }

    /** Every month by its name and by every beginning of it that names no other month. */
    private static void months(Map<String, Word> words, String names) {
        String[] twelve = names.split(" ", -1);
        for (int month = 1; month <= twelve.length; month++) {
            String name = twelve[month - 1];
            for (int length = Math.min(SHORTEST, name.length()); length <= name.length(); length++) {
                words.merge(
                        name.substring(0, length),
                        new Word(Role.MONTH, month),
                        (old, now) -> old.equals(now) ? old : FILLER);
            }
        }
    }

    private static void all(Map<String, Word> words, Role role, int value, String list) {
        for (String word : list.split(" ", -1)) {
            words.put(word, new Word(role, value));
        }
    }
}
