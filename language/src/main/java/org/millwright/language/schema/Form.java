package org.millwright.language.schema;

import java.util.List;

/** What a value may look like. Forms name each other by their index in {@link Schema#forms()}, so that they may contain themselves. */
public sealed interface Form {
    /** Exactly one of these texts, each a JSON value without blanks. */
    record Exactly(List<String> texts) implements Form {
        public Exactly {
            texts = List.copyOf(texts);
        }
    }

    /** A string; lengths count Unicode code points. */
    record Words(int least, int most) implements Form {}

    /** A number without fraction or exponent, of at most 18 digits. */
    record Whole(long least, long most) implements Form {}

    /** Any number. */
    record Real() implements Form {}

    /** An object with these members in this order and no other. */
    record Members(List<Member> members) implements Form {
        public Members {
            members = List.copyOf(members);
        }
    }

    /** One member of an object. */
    record Member(String name, int form, boolean required) {}

    /** An array whose items all have one form; which form does not matter if there can be none. */
    record Items(int form, int least, int most) implements Form {}

    /** A value of any of these forms. */
    record Either(List<Integer> forms) implements Form {
        public Either {
            forms = List.copyOf(forms);
        }
    }
}
