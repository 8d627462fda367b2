package org.millwright.recording.cell;

/** Walks over the characters of a stamp once and fills its parts. */
final class StampScanner {
    private static final int LONGEST = 64;
    private static final String DATE_SIGNS = "\u5e74\u6708\u65e5\u865f\ub144\uc6d4\uc77c";
    private static final String HOUR_SIGNS = "\u65f6\u6642\u70b9\u9ede\uc2dc";
    private static final String MINUTE_SIGNS = "\u5206\ubd84";
    private static final String SECOND_SIGNS = "\u79d2\ucd08";

    private final Stamp stamp;
    private char[] text = new char[0];
    private int at;
    private int end;

    StampScanner(Stamp stamp) {
        this.stamp = stamp;
    }

    boolean scan(char[] characters, int from, int to) {
        if (to - from < 3 || to - from > LONGEST) {
            return false;
        }
        text = characters;
        at = from;
        end = to;
        if (plain()) {
            return true;
        }
        while (at < end) {
            if (!next()) {
                return false;
            }
        }
        return true;
    }

    /** The usual {@code 2024-03-01 10:15:30}, perhaps with a fraction: read by its places. */
    private boolean plain() {
        int start = at;
        if (end - start < 19 || !signs(start) || !digitsAt(start)) {
            return false;
        }
        at = start + 19;
        if (at < end && !(text[at] == '.' && digitAt(at + 1))) {
            at = start;
            return false;
        }
        stamp.group[0] = value(start, 4);
        stamp.group[1] = value(start + 5, 2);
        stamp.group[2] = value(start + 8, 2);
        stamp.length[0] = 4;
        stamp.length[1] = 2;
        stamp.length[2] = 2;
        stamp.groups = 3;
        stamp.dateMark = '-';
        stamp.clock = true;
        stamp.hour = value(start + 11, 2);
        stamp.minute = value(start + 14, 2);
        stamp.second = value(start + 17, 2);
        fraction();
        return at == end || again(start);
    }

    private boolean signs(int start) {
        char between = text[start + 10];
        return text[start + 4] == '-'
                && text[start + 7] == '-'
                && text[start + 13] == ':'
                && text[start + 16] == ':'
                && (between == ' ' || between == 'T');
    }

    private boolean digitsAt(int start) {
        for (int i = 0; i < 19; i++) {
            boolean sign = i == 4 || i == 7 || i == 10 || i == 13 || i == 16;
            if (!sign && !digit(text[start + i])) {
                return false;
            }
        }
        return true;
    }

    /** Something follows, such as a zone: everything is read anew, the long way. */
    private boolean again(int start) {
        stamp.clear();
        at = start;
        return false;
    }

    private boolean next() {
        char c = text[at];
        if (digit(c)) {
            return number();
        }
        if (Character.isLetter(c)) {
            return word();
        }
        if ((c == '+' || c == '-' || c == '\u2212') && stamp.clock && !stamp.zoned() && digitAt(at + 1)) {
            return offset(c == '+' ? 1 : -1);
        }
        if (c == '[' && stamp.zoned()) {
            at = end;
            return text[end - 1] == ']';
        }
        at++;
        return " ,/-._:\u00a0\u202f\t".indexOf(c) >= 0;
    }

    private boolean number() {
        int start = at;
        int value = digits(9);
        int size = at - start;
        boolean yearLast = stamp.groups == 2 && stamp.monthGroup >= 0;
        boolean dateDone = stamp.groups == 0 || stamp.groups == 3 || yearLast;
        if (!stamp.clock && size <= 4 && dateDone && clockFollows(size)) {
            return clock(value);
        }
        if (stamp.groups == 0 && size == 9) {
            return compact(start);
        }
        if (stamp.groups == 0 && size == 8 && (at == end || !digit(text[at]))) {
            return compactDate(start) && more();
        }
        if (stamp.groups == 3 && !stamp.clock && (size == 6 || size == 4)) {
            return compactClock(start, size);
        }
        return size <= 4 && group(value, size);
    }

    /** A number of a date, with the mark behind it. */
    private boolean group(int value, int size) {
        if (stamp.groups == 3) {
            return false;
        }
        stamp.group[stamp.groups] = value;
        stamp.length[stamp.groups] = size == 1 ? 2 : size;
        stamp.groups++;
        if (at < end && "-/.".indexOf(text[at]) >= 0 && stamp.groups < 3) {
            if (stamp.dateMark != 0 && stamp.dateMark != text[at] && stamp.monthGroup < 0) {
                return false;
            }
            stamp.dateMark = text[at++];
        } else if (at < end && DATE_SIGNS.indexOf(text[at]) >= 0) {
            at++;
        }
        return true;
    }

    private boolean clockFollows(int size) {
        if (at >= end) {
            return false;
        }
        char mark = text[at];
        if (mark == ':') {
            return size <= 2 || (size == 3 && stamp.groups == 0);
        }
        if (size > 2) {
            return false;
        }
        boolean hourLetter = (mark == 'h' || mark == 'H') && (at + 1 == end || digitAt(at + 1));
        boolean datedMark = stamp.groups == 3 && (mark == '-' || mark == '.') && digitAt(at + 1) && digitAt(at + 2);
        return hourLetter || datedMark || HOUR_SIGNS.indexOf(mark) >= 0 || (stamp.groups == 3 && halfFollows());
    }

    private boolean halfFollows() {
        int look = at;
        while (look < end && text[look] == ' ') {
            look++;
        }
        return look + 1 < end && "aApP".indexOf(text[look]) >= 0 && "mM.".indexOf(text[look + 1]) >= 0;
    }

    /** Hours were read; minutes, seconds and a fraction may follow. */
    private boolean clock(int hours) {
        stamp.clock = true;
        stamp.hour = hours;
        if (text[at] == ' ' || halfFollows()) {
            return true;
        }
        char mark = text[at++];
        if (!digitAt(at)) {
            return mark != ':';
        }
        stamp.minute = twoDigits();
        if (stamp.minute < 0) {
            return false;
        }
        if (at < end && MINUTE_SIGNS.indexOf(text[at]) >= 0) {
            at++;
            return !digitAt(at) || seconds();
        }
        if (at < end && (text[at] == mark || (text[at] == 'm' && mark == 'h')) && digitAt(at + 1)) {
            at++;
            return seconds();
        }
        return ended();
    }

    private boolean seconds() {
        stamp.second = twoDigits();
        return stamp.second >= 0 && fraction();
    }

    private boolean fraction() {
        if (at < end && ".,:".indexOf(text[at]) >= 0 && digitAt(at + 1)) {
            boolean colon = text[at++] == ':';
            int start = at;
            stamp.micro = digits(6);
            int size = at - start;
            for (int i = size; i < 6; i++) {
                stamp.micro *= 10;
            }
            while (digitAt(at)) {
                at++;
            }
            if (colon && size != 3 && size != 6) {
                return false;
            }
        }
        if (at < end && (SECOND_SIGNS.indexOf(text[at]) >= 0 || (text[at] == 's' && at + 1 == end))) {
            at++;
        }
        return ended();
    }

    /** A mark of numbers right behind a time of day means that it is something else. */
    private boolean ended() {
        return at == end || ".,;/:_".indexOf(text[at]) < 0;
    }

    private boolean word() {
        int start = at;
        while (at < end && (Character.isLetter(text[at]) || dotInside(start))) {
            at++;
        }
        if (at - start == 1 && (text[start] == 'T' || text[start] == 't')) {
            return stamp.groups == 3 && !stamp.clock;
        }
        if (at - start == 1 && (text[start] == 'a' || text[start] == 'p') && at < end) {
            return splitHalf(start);
        }
        StampWords.Word word = StampWords.of(new String(text, start, at - start).replace(".", ""));
        return word != null && take(word);
    }

    private boolean dotInside(int start) {
        return text[at] == '.' && at > start && at + 1 < end && Character.isLetter(text[at + 1]);
    }

    /** {@code a. m.} with a blank inside, as Spanish writes it. */
    private boolean splitHalf(int start) {
        int look = at;
        while (look < end && (text[look] == '.' || text[look] == ' ' || text[look] == '\u00a0')) {
            look++;
        }
        if (look >= end || text[look] != 'm' || !stamp.clock) {
            return false;
        }
        at = look + 1;
        stamp.half = text[start] == 'a' ? 0 : 1;
        return true;
    }

    private boolean take(StampWords.Word word) {
        switch (word.role()) {
            case MONTH -> {
                if (stamp.groups == 3 || stamp.monthGroup >= 0) {
                    return false;
                }
                stamp.monthGroup = stamp.groups;
                return group(word.value(), 2);
            }
            case HALF -> stamp.half = word.value();
            case OFFSET -> {
                if (!stamp.clock) {
                    return false;
                }
                stamp.offset = word.value();
                if (at < end && (text[at] == '+' || text[at] == '-') && digitAt(at + 1)) {
                    return offset(text[at] == '+' ? 1 : -1);
                }
            }
            case FILLER -> {}
        }
        return true;
    }

    private boolean offset(int sign) {
        at++;
        int start = at;
        int value = digits(4);
        int size = at - start;
        int hours = size > 2 ? value / 100 : value;
        int minutes = size > 2 ? value % 100 : 0;
        if (size <= 2 && at < end && text[at] == ':' && digitAt(at + 1)) {
            at++;
            minutes = twoDigits();
        }
        stamp.offset = sign * (hours * 3600 + minutes * 60);
        return hours <= 18 && minutes < 60;
    }

    /** yyyyMMddHHmm, yyyyMMddHHmmss and yyyyMMddHHmmss with three digits of a fraction. */
    private boolean compact(int start) {
        at = start;
        while (at < end && digit(text[at])) {
            at++;
        }
        int size = at - start;
        if (size != 12 && size != 14 && size != 17) {
            return false;
        }
        at = start + 8;
        return compactDate(start) && compactClock(start + 8, size - 8);
    }

    private boolean compactDate(int start) {
        stamp.group[0] = value(start, 4);
        stamp.group[1] = value(start + 4, 2);
        stamp.group[2] = value(start + 6, 2);
        stamp.length[0] = 4;
        stamp.length[1] = 2;
        stamp.length[2] = 2;
        stamp.groups = 3;
        return stamp.day(DateOrder.YEAR_FIRST) != Stamp.NONE;
    }

    private boolean compactClock(int start, int size) {
        stamp.clock = true;
        stamp.hour = value(start, 2);
        stamp.minute = value(start + 2, 2);
        stamp.second = size >= 6 ? value(start + 4, 2) : 0;
        at = start + Math.min(size, 6);
        if (size == 9) {
            stamp.micro = value(start + 6, 3) * 1000;
            at = start + 9;
        }
        return fraction();
    }

    private boolean more() {
        return at == end || !Character.isDigit(text[at]);
    }

    private int twoDigits() {
        int start = at;
        int value = digits(2);
        return at > start && !digitAt(at) ? value : -1;
    }

    private int digits(int most) {
        int value = 0;
        int stop = Math.min(end, at + most);
        while (at < stop && digit(text[at])) {
            value = value * 10 + text[at++] - '0';
        }
        return value;
    }

    private int value(int start, int size) {
        int value = 0;
        for (int i = start; i < start + size; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    private boolean digitAt(int position) {
        return position < end && digit(text[position]);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
