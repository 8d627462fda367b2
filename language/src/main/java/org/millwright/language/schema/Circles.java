package org.millwright.language.schema;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.millwright.MillwrightException;

/** Finds forms that lead to themselves without a character between, and forms that no finite value has. */
final class Circles {
    private Circles() {}

    static void check(List<Form> forms, List<String> paths) {
        for (int i = 0; i < forms.size(); i++) {
            if (meets(forms, i)) {
                throw MillwrightException.badRequest(
                        "schema.ref.circle",
                        "The schema at {path} refers to itself and to nothing else.",
                        "path",
                        paths.get(i));
            }
        }
        boolean[] finite = finite(forms);
        for (int i = 0; i < forms.size(); i++) {
            if (!finite[i]) {
                throw MillwrightException.badRequest(
                        "schema.ref.endless",
                        "No finite value fits the schema at {path}: it needs a value of itself inside. "
                                + "Maybe a member should not be required.",
                        "path",
                        paths.get(i));
            }
        }
    }

    /** True if a form leads back to itself through choices alone. */
    private static boolean meets(List<Form> forms, int target) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(target));
        while (!open.isEmpty()) {
            if (forms.get(open.remove()) instanceof Form.Either(List<Integer> choices)) {
                for (int choice : choices) {
                    if (!seen.get(choice)) {
                        seen.set(choice);
                        open.add(choice);
                    }
                }
            }
        }
        return seen.get(target);
    }

    private static boolean[] finite(List<Form> forms) {
        boolean[] finite = new boolean[forms.size()];
        boolean[] before;
        do {
            before = finite.clone();
            for (int i = 0; i < finite.length; i++) {
                finite[i] = finite[i] || finite(forms.get(i), finite);
            }
        } while (!Arrays.equals(before, finite));
        return finite;
    }

    private static boolean finite(Form form, boolean[] known) {
        return switch (form) {
            case Form.Exactly any -> true;
            case Form.Words any -> true;
            case Form.Whole any -> true;
            case Form.Real any -> true;
            case Form.Members(var members) -> members.stream().allMatch(one -> !one.required() || known[one.form()]);
            case Form.Items(int item, int least, int most) -> least == 0 || known[item];
            case Form.Either(var choices) -> choices.stream().anyMatch(choice -> known[choice]);
        };
    }
}
