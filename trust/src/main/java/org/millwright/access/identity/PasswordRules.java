package org.millwright.access.identity;

import java.util.Locale;
import java.util.Set;
import org.millwright.MillwrightException;

/** What a new password has to be: long, not one that everybody tries, not the name. No rules about kinds of characters. */
final class PasswordRules {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 256;

    /** What is tried first, among those that are long enough. */
    private static final Set<String> COMMON = Set.of(
            "123456789012",
            "1234567890123",
            "12345678901234",
            "123456789123",
            "1234567891011",
            "123123123123",
            "111111111111",
            "000000000000",
            "aaaaaaaaaaaa",
            "abcdefghijkl",
            "qwertyuiop12",
            "qwertyuiop123",
            "qwertyuiopasdf",
            "qwertyqwerty",
            "asdfghjkl123",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "passwordpassword",
            "password1234",
            "password12345",
            "password123456",
            "passw0rd1234",
            "iloveyou1234",
            "letmeinletmein",
            "adminadminadmin",
            "administrator",
            "administrator1",
            "changemechangeme",
            "welcome12345",
            "welcomewelcome",
            "millwrightmillwright",
            "millwright123",
            "millwright1234",
            "maintenance1",
            "maintenance123",
            "productionline",
            "woaini1314520",
            "5201314520131");

    private PasswordRules() {}

    /** @throws MillwrightException if it is too short or easy to guess */
    static void check(String name, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw MillwrightException.badRequest(
                    "access.password.length",
                    "The password has {length} characters. Take {shortest} to {longest}; a sentence of a few words is good.",
                    "length",
                    length,
                    "shortest",
                    SHORTEST,
                    "longest",
                    LONGEST);
        }
        String plain = password.toLowerCase(Locale.ROOT);
        boolean repeated = plain.chars().distinct().count() <= 2;
        boolean likeTheName = name.length() > 3 && plain.contains(name.toLowerCase(Locale.ROOT));
        if (repeated || likeTheName || COMMON.contains(plain)) {
            throw MillwrightException.badRequest(
                    "access.password.common",
                    "The password is one of the first that others would try. Take a sentence of a few words.");
        }
    }
}
